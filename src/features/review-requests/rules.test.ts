import { describe, expect, it } from "vitest";
import { flowSettings } from "@/features/automations/schema";
import { DAY_MS } from "@/lib/time";
import { decideReviewMail, onceKeyOf, REVIEW_MAILS, type ReviewFacts, type ReviewMail } from "./rules";

const anchor = new Date("2026-11-24T09:00:00.000Z");
const later = (ms: number) => new Date(anchor.getTime() + ms);
const [request, reminder] = REVIEW_MAILS;
const order = { cancelledAt: null, returnedAt: null, refundedAt: null };
const facts: ReviewFacts = {
  order,
  anchor,
  reviewed: false,
  openChat: false,
  hasProducts: true,
  settings: flowSettings.parse({}),
};
const off = (changes: object): ReviewFacts => ({ ...facts, settings: flowSettings.parse(changes) });
const decide = (given: ReviewFacts, mail: ReviewMail, now: Date, scale = 1) =>
  decideReviewMail(given, mail, now, scale);

describe("a mail that asks for a review", () => {
  it("goes 7 days after the delivery, and the one reminder 7 days later", () => {
    expect(decide(facts, request, later(7 * DAY_MS))).toEqual({ act: "send" });
    expect(decide(facts, reminder, later(14 * DAY_MS))).toEqual({ act: "send" });
    expect(REVIEW_MAILS).toHaveLength(2);
  });

  it.each<[string, ReviewFacts]>([
    ["order_gone", { ...facts, order: null }],
    ["order_cancelled", { ...facts, order: { ...order, cancelledAt: anchor } }],
    ["order_returned", { ...facts, order: { ...order, returnedAt: anchor } }],
    ["order_refunded", { ...facts, order: { ...order, refundedAt: anchor } }],
    ["reviewed", { ...facts, reviewed: true }],
    ["open_chat", { ...facts, openChat: true }],
    ["nothing_to_show", { ...facts, hasProducts: false }],
    ["marketing_switched_off", off({ marketingOn: false })],
    ["flow_switched_off", off({ reviewRequests: { on: false } })],
  ])("ends the run: %s", (reason, given) => {
    for (const mail of REVIEW_MAILS) expect(decide(given, mail, later(14 * DAY_MS))).toEqual({ act: "stop", reason });
  });

  it("waits until it is due, by waits that staff change under way", () => {
    expect(decide(facts, request, later(DAY_MS))).toMatchObject({ act: "defer", retryAt: later(7 * DAY_MS) });
    expect(decide(off({ reviewRequests: { requestAfterMinutes: 60 } }), request, later(DAY_MS))).toEqual({
      act: "send",
    });
  });

  it("is dropped alone when the reminder is due before it could go, and the reminder after a week", () => {
    expect(decide(facts, request, later(14 * DAY_MS + 1))).toEqual({ act: "drop", reason: "too_late" });
    expect(decide(facts, reminder, later(21 * DAY_MS))).toEqual({ act: "send" });
    expect(decide(facts, reminder, later(21 * DAY_MS + 1))).toEqual({ act: "drop", reason: "too_late" });
  });

  it("keeps its times when the flow runs faster than the world", () => {
    expect(decide(facts, request, later(7 * 24 * 1_000 - 1), 3_600)).toMatchObject({ act: "defer" });
    expect(decide(facts, request, later(7 * 24 * 1_000), 3_600)).toEqual({ act: "send" });
  });

  it("has one key per order and mail", () => {
    expect(onceKeyOf("ord_1", request)).toBe("review-requests:ord_1:1");
  });
});
