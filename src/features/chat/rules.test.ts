import { describe, expect, it } from "vitest";
import { defaultAutoResponses } from "./default-auto-responses";
import { type AutoResponse, botMayAnswer, isTooLong, matchAutoResponse, sideOf } from "./rules";

const topicOf = (content: string, responses: AutoResponse[] = defaultAutoResponses) =>
  matchAutoResponse(content, responses)?.topic ?? null;

describe("matchAutoResponse", () => {
  it.each([
    ["Habari!", "greeting"],
    ["What time do you open on Sunday?", "business-hours"],
    ["Do you DELIVER to Kisumu?", "delivery"],
    ["Naweza kulipa na M-Pesa?", "payment"],
    ["My plate came broken", "returns"],
    ["Hi, where is my order", "order-tracking"],
  ])("finds the topic of %j", (content, topic) => {
    expect(topicOf(content)).toBe(topic);
  });

  it("finds whole words only", () => {
    expect(topicOf("We are shipshape in Chile, thistles and paypal")).toBeNull();
  });

  it("lets the greater priority win, and the longer keyword among equals", () => {
    const response = (topic: string, keywords: string[], priority: number) => ({
      topic,
      keywords,
      priority,
      answer: "",
    });
    const low = response("low", ["price of a jiko"], 1);
    const high = response("high", ["price"], 2);
    const equal = response("equal", ["a jiko"], 1);
    expect(topicOf("The price of a jiko?", [low, high, equal])).toBe("high");
    expect(topicOf("The price of a jiko?", [equal, low])).toBe("low");
  });

  it("answers nothing to text without words or to empty keywords", () => {
    expect(topicOf("?!… 🙂")).toBeNull();
    expect(topicOf("anything", [{ topic: "empty", keywords: ["", " - "], answer: "", priority: 1 }])).toBeNull();
  });
});

describe("botMayAnswer", () => {
  it("is silent from the moment a person owns the conversation or has answered, or it was handed over", () => {
    const free = { assignedToId: null, firstStaffReplyAt: null, handedOverAt: null };
    expect(botMayAnswer(free)).toBe(true);
    expect(botMayAnswer({ ...free, assignedToId: "stf_1" })).toBe(false);
    expect(botMayAnswer({ ...free, firstStaffReplyAt: new Date(0) })).toBe(false);
    expect(botMayAnswer({ ...free, handedOverAt: new Date(0) })).toBe(false);
  });
});

describe("isTooLong", () => {
  it("takes 4,000 characters, an emoji as one, and not one more", () => {
    expect(isTooLong("a".repeat(4_000))).toBe(false);
    expect(isTooLong("🙂".repeat(4_000))).toBe(false);
    expect(isTooLong("a".repeat(4_001))).toBe(true);
    expect(isTooLong("🙂".repeat(4_001))).toBe(true);
  });
});

describe("sideOf", () => {
  const session = { visitorId: "vis_1" };
  it("takes the owner as visitor even when he is staff, other staff as staff, and nobody else", () => {
    expect(sideOf(session, { visitorId: "vis_1", isStaff: true })).toBe("visitor");
    expect(sideOf(session, { visitorId: "vis_2", isStaff: true })).toBe("staff");
    expect(sideOf(session, { visitorId: "vis_2", isStaff: false })).toBeNull();
    expect(sideOf(session, { visitorId: null, isStaff: false })).toBeNull();
  });
});
