import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { aConversation, aVisitor } from "@/testing/factories/conversations";
import { anOrder } from "@/testing/factories/orders";
import { checkOrderClues } from "./check-order-clues";
import { sendMessage } from "./send-message";

afterAll(closeDatabase);

type Chat = Awaited<ReturnType<typeof aConversation>>;
const ask = async ({ sessionId, visitor }: Chat, content: string) =>
  (await sendMessage({ sessionId, content }, visitor)).autoReply?.content ?? null;
const RIGHT = "0712 345 678";
const WRONG = "0799 000 111";

describe("where an order is", () => {
  it("is told to who gives number and phone, step by step", async () => {
    await anOrder(1003);
    const chat = await aConversation();
    expect(await ask(chat, "Where is my order?")).toMatch(/order number/);
    expect(await ask(chat, "1003")).toMatch(/order #1003 .*phone number/);
    expect(await ask(chat, RIGHT)).toMatch(/^Order #1003 of .* is being packed\.$/);
    // What follows is no part of the dialogue any more.
    expect(await ask(chat, "thanks 1003")).toBeNull();
  });

  it("is told when both are in one message, however the phone is written", async () => {
    await anOrder(1003);
    expect(await ask(await aConversation(), "Where is my order 1003? +254712345678")).toMatch(/being packed/);
    expect(await ask(await aConversation(), "#1003, 0712345678")).toMatch(/being packed/);
  });

  it("is told to the visitor who placed it without a question, and of another's order only with the phone", async () => {
    const chat = await aConversation();
    await anOrder(1003, { visitorId: chat.visitor.visitorId });
    await anOrder(1004, { phone: "+254733111222" });
    expect(await ask(chat, "Where is my order?")).toMatch(/#1003 .*being packed/);
    expect(await ask(chat, "And order 1003?")).toMatch(/#1003 .*being packed/);
    expect(await ask(chat, "And order 1004?")).toMatch(/phone number/);
    expect(await ask(chat, "0733 111 222")).toMatch(/#1004 .*being packed/);
  });

  it("is not told to somebody else's browser for the name or e-mail typed", async () => {
    await anOrder(1003);
    const chat = await aConversation("Wanjiku");
    await db.chatSession.update({ where: { id: chat.sessionId }, data: { email: "buyer.1003@example.com" } });
    expect(await ask(chat, "Where is my order?")).not.toMatch(/1003/);
  });
});

describe("a wrong pair", () => {
  it("sounds the same whether the number is unknown or the phone another", async () => {
    await anOrder(1003);
    const [known, unknown] = [await aConversation(), await aConversation()];
    for (const [first, second] of [
      ["Where is my order 1003?", "Where is my order 1999?"],
      [WRONG, WRONG],
      [`1003 ${RIGHT.replace("678", "679")}`, "1999 0711 222 333"],
    ] as const) {
      const [a, b] = [await ask(known, first), await ask(unknown, second)];
      // The example in the answer is #1003 for everybody.
      expect(a).toBe(b?.replace("1999", "1003"));
    }
  });

  it("for the third time hands over to staff, who alone help from there on", async () => {
    await anOrder(1003);
    const chat = await aConversation();
    expect(await ask(chat, `order 1003 ${WRONG}`)).toMatch(/check both/);
    expect(await ask(chat, `order 1003 0799 000 112`)).toMatch(/check both/);
    expect(await ask(chat, `order 1003 0799 000 113`)).toMatch(/hand you over to one of us/);
    const session = await db.chatSession.findUniqueOrThrow({ where: { id: chat.sessionId } });
    expect(session.handedOverAt).not.toBeNull();
    expect(await ask(chat, `order 1003 ${RIGHT}`)).toBeNull();
  });

  it("is not counted twice when a bad network sends it twice", async () => {
    const { visitorId } = await aVisitor();
    const pair = { number: 1003, phone: "+254799000111" };
    for (let again = 0; again < 5; again += 1)
      expect((await checkOrderClues(pair, visitorId, new Date())).result).toBe("wrong");
  });
});

describe("guessing", () => {
  const phoneOf = (tail: number) => `+2547990001${String(tail).padStart(2, "0")}`;
  const now = new Date("2026-11-23T09:00:00Z");

  it("at once gets three tries, also when the right one is among the rest", async () => {
    await anOrder(1003);
    const { visitorId } = await aVisitor();
    const guesses = Array.from({ length: 20 }, (_, tail) => phoneOf(tail));
    const results = await Promise.all(guesses.map((phone) => checkOrderClues({ number: 1003, phone }, visitorId, now)));
    expect(results.filter(({ result }) => result === "wrong").length).toBeLessThanOrEqual(2);
    const right = { number: 1003, phone: "+254712345678" };
    expect((await checkOrderClues(right, visitorId, now)).result).toBe("too_many");
    expect((await checkOrderClues(right, visitorId, new Date(now.getTime() + 25 * 3_600_000))).result).toBe("right");
  });

  it("one order's phone by many visitors ends at ten, and right answers cost nothing", async () => {
    await anOrder(1003);
    const right = { number: 1003, phone: "+254712345678" };
    const owner = (await aVisitor()).visitorId;
    for (let times = 0; times < 12; times += 1) expect((await checkOrderClues(right, owner, now)).result).toBe("right");
    for (let tail = 0; tail < 10; tail += 1)
      await checkOrderClues({ number: 1003, phone: phoneOf(tail) }, (await aVisitor()).visitorId, now);
    const next = (await aVisitor()).visitorId;
    expect((await checkOrderClues(right, next, now)).result).toBe("too_many");
  });
});
