import { describe, expect, it } from "vitest";
import { botMayAnswer, isTooLong, sideOf } from "./rules";

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
