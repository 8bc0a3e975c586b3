import { describe, expect, it, test } from "vitest";
import { commonWords } from "./common-words";
import { defaultAutoResponses } from "./default-auto-responses";
import { findHits, wordsOf } from "./find-hits";
import { conditionOf } from "./rules";
import { type AutoResponse, autoResponseInput } from "./schema";

const defaults: AutoResponse[] = defaultAutoResponses.map((one) => ({ ...one, id: one.topic }));
const topicOf = (content: string, responses = defaults) => findHits(content, responses)[0]?.response.topic ?? null;

const rule = (topic: string, keywords: string[], priority = 1): AutoResponse => ({
  id: topic,
  topic,
  keywords,
  priority,
  answer: "",
  when: "always",
  oncePerSession: false,
  quickReplies: [],
  handsOver: false,
  teamId: null,
});

describe("findHits", () => {
  test.each([
    ["Habari!", "greeting"],
    ["Niaje wasee", "greeting"],
    ["Hellooo", "greeting"],
    ["What time do you open on Sunday?", "business-hours"],
    ["Mnafungua saa ngapi?", "business-hours"],
    ["Do you DELIVER to Kisumu?", "delivery"],
    ["Mnaleta hadi Eldoret?", "delivery"],
    ["Naweza kulipa na M-Pesa?", "payment"],
    ["Nalipia aje, niko na ganji", "payment"],
    ["My plate came broken", "returns"],
    ["Sufuria imevunjika", "returns"],
    ["Hi, where is my order", "order-tracking"],
    ["Mzigo wangu uko wapi?", "order-tracking"],
    ["Nataka kuongea na mtu", "talk-to-a-person"],
    ["agent please", "talk-to-a-person"],
  ])("finds the topic of %j", (content, topic) => expect(topicOf(content)).toBe(topic));

  test.each([
    ["whats the delivary fee", "delivery", "delivary"],
    ["delievery to Thika?", "delivery", "delievery"],
    ["I want a refudn", "returns", "refudn"],
    ["where is my pacel", "order-tracking", null],
    ["pacel", "order-tracking", "pacel"],
    ["paymnt", "payment", "paymnt"],
  ])("reads one letter left out, added, wrong or swapped: %j", (content, topic, typed) => {
    const [hit] = findHits(content, defaults);
    expect(hit?.response.topic).toBe(topic);
    if (typed) expect(hit?.slips[0]?.typed).toBe(typed);
  });

  test.each([
    "Which country do you come from",
    "my older sister",
    "just shopping",
    "the staff stuff",
    "playing praying saying",
    "yours tours fours",
    "closer clothes chose",
    "hatari",
    "what a faculty",
    "warning, mourning",
    "retain retired",
    "trucks tricks",
  ])("takes no word for another: %j", (content) => expect(topicOf(content)).toBeNull());

  it("does not read a short word, or one that another rule has, as a slip", () => {
    expect(topicOf("cost", [rule("cash", ["cast"])])).toBeNull();
    const rules = [rule("low", ["jambo"], 1), rule("high", ["mambo"], 9)];
    expect(topicOf("jambo", rules)).toBe("low");
  });

  it("knows no everyday word of five letters that is one slip away from a default keyword as that keyword", () => {
    const own = new Set(defaults.flatMap(({ keywords }) => keywords.flatMap(wordsOf)));
    const wrong = [...commonWords].filter((word) => !own.has(word) && topicOf(word) !== null);
    expect(wrong).toEqual([]);
  });

  it("finds whole words only", () => {
    expect(topicOf("We are shipshape in Chile, thistles and paypal")).toBeNull();
  });

  it("lets the greater priority win, then what is written right, then the longer keyword", () => {
    const low = rule("low", ["price of a jiko"], 1);
    const high = rule("high", ["price"], 2);
    const equal = rule("equal", ["a jiko"], 1);
    const text = "The price of a jiko?";
    expect(findHits(text, [low, high, equal]).map(({ response }) => response.topic)).toEqual(["high", "low", "equal"]);
    expect(topicOf("qwerti zxcvbn", [rule("slip", ["qwerty"]), rule("right", ["zxcvbn"])])).toBe("right");
  });

  it("answers nothing to text without words or to empty keywords, and reads 4,000 characters at once", () => {
    expect(topicOf("?!… 🙂")).toBeNull();
    expect(topicOf("anything", [rule("empty", ["", " - "])])).toBeNull();
    const began = performance.now();
    topicOf("abcdefg hijklmn ".repeat(250));
    expect(performance.now() - began).toBeLessThan(500);
  });
});

test("every default is a rule that staff could save", () => {
  for (const one of defaultAutoResponses) expect(autoResponseInput.parse(one)).toEqual(one);
  expect(new Set(defaultAutoResponses.map(({ topic }) => topic)).size).toBe(7);
});

test("every button of a default is understood by a rule", () => {
  for (const { quickReplies } of defaultAutoResponses)
    for (const words of quickReplies) expect(topicOf(words), words).not.toBeNull();
});

test("a condition holds at its time, and says why", () => {
  const here = { open: true, staffOnline: true };
  expect(conditionOf("outside_hours", here)).toEqual({ holds: false, why: "the shop is open now" });
  expect(conditionOf("outside_hours", { ...here, open: false }).holds).toBe(true);
  expect(conditionOf("no_staff", here).holds).toBe(false);
  expect(conditionOf("no_staff", { ...here, staffOnline: false }).holds).toBe(true);
  expect(conditionOf("always", here).holds).toBe(true);
});
