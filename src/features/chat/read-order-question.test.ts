import { describe, expect, it, test } from "vitest";
import type { ChatSenderKind } from "./channels";
import { ASKED_NUMBER, ASKED_PHONE, findClues, namesOrder, readOrderQuestion, SAID_WRONG } from "./read-order-question";

describe("findClues", () => {
  const phone = "+254712345678";
  test.each([
    ["#1003, 0712 345 678", { number: 1003, phone }],
    ["order 1003 phone +254712345678", { number: 1003, phone }],
    ["0712345678 1003", { number: 1003, phone }],
    ["My order number is 7", { number: 7, phone: null }],
    ["oda namba 1003", { number: 1003, phone: null }],
    ["254712345678", { number: null, phone }],
    ["712345678", { number: null, phone }],
    ["1003 0712345678", { number: 1003, phone }],
    ["order #1003 tel 0712-345-678 please", { number: 1003, phone }],
    ["1003", { number: 1003, phone: null }],
    ["it cost 2,850.50", { number: null, phone: null }],
    ["07123", { number: null, phone: null }],
    ["#99999999999", { number: null, phone: null }],
  ])("%s", (text, clues) => expect(findClues(text, true)).toEqual(clues));

  it("takes a small number for an order's only once it was asked for", () => {
    expect(findClues("I ordered 3 cups, where is my order", false).number).toBeNull();
    expect(findClues("3", true).number).toBe(3);
    expect(findClues("where is my order #3", false).number).toBe(3);
  });
});

test.each([
  ["#1003", true],
  ["Order 1003?", true],
  ["oda namba 1003", true],
  ["2 plates", false],
  ["I want to order plates", false],
  ["I want to order 3 cups", false],
  ["order no. 7", true],
])("names an order: %s %s", (text, named) => expect(namesOrder(text)).toBe(named));

const turn = (sender: ChatSenderKind, content: string, autoResponseId: string | null = null) => ({
  sender,
  content,
  autoResponseId,
});
const asked = turn("bot", "Which number?", ASKED_NUMBER);
const askedPhone = turn("bot", "Which phone?", ASKED_PHONE);

describe("readOrderQuestion", () => {
  it("gathers number and phone over several messages", () => {
    const turns = [turn("visitor", "where is my order"), asked, turn("visitor", "1003"), askedPhone];
    expect(readOrderQuestion([...turns, turn("visitor", "0712345678")])).toEqual({
      asking: true,
      clues: { number: 1003, phone: "+254712345678" },
    });
  });

  it("keeps a number that was in the question, and takes a corrected one", () => {
    const turns = [turn("visitor", "where is my order 1003"), askedPhone];
    expect(readOrderQuestion([...turns, turn("visitor", "0712345678")]).clues.number).toBe(1003);
    expect(readOrderQuestion([...turns, turn("visitor", "sorry, 1004")]).clues).toEqual({ number: 1004, phone: null });
  });

  it("forgets what was wrong, and ends with any other answer", () => {
    const wrong = [asked, turn("visitor", "1003 0712345678"), turn("bot", "No such order", SAID_WRONG)];
    expect(readOrderQuestion([...wrong, turn("visitor", "1004")])).toEqual({
      asking: true,
      clues: { number: 1004, phone: null },
    });
    for (const end of [turn("bot", "We deliver", "car_1"), turn("staff", "Hello")])
      expect(readOrderQuestion([asked, turn("visitor", "1003"), end, turn("visitor", "2 cups")])).toEqual({
        asking: false,
        clues: { number: null, phone: null },
      });
  });
});
