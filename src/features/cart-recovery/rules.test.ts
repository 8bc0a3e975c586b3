import { describe, expect, it } from "vitest";
import { flowSettings } from "@/features/automations/schema";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time";
import {
  anchorOf,
  type CartState,
  decideReminder,
  dueAt,
  onceKeyOf,
  REMINDERS,
  type Reminder,
  type ReminderFacts,
  worthUntil,
} from "./rules";

const changedAt = new Date("2026-11-22T06:00:00.000Z");
const later = (ms: number) => new Date(changedAt.getTime() + ms);
const settings = flowSettings.parse({});
const [saved, questions, lastCall] = REMINDERS;
const cart: CartState = {
  revision: 3,
  email: "wanjiru@example.com",
  paymentStartedAt: null,
  orderedAt: null,
  mergedAt: null,
  lines: [{ stock: 5 }, { stock: 0 }],
};
const facts: ReminderFacts = {
  cart,
  revision: 3,
  anchor: changedAt,
  orderedSince: false,
  openChat: false,
  otherCartMailAt: null,
  settings,
};
const withCart = (changes: Partial<CartState>): ReminderFacts => ({ ...facts, cart: { ...cart, ...changes } });
const off = (changes: object): ReminderFacts => ({ ...facts, settings: flowSettings.parse(changes) });
const decide = (given: ReminderFacts, reminder: Reminder = saved, now = later(HOUR_MS), scale = 1) =>
  decideReminder(given, reminder, now, scale);

describe("a reminder", () => {
  it("goes when nothing speaks against it", () => {
    expect(decide(facts)).toEqual({ act: "send" });
    expect(decide(facts, questions, later(DAY_MS))).toEqual({ act: "send" });
    expect(decide(facts, lastCall, later(3 * DAY_MS))).toEqual({ act: "send" });
  });

  it.each<[string, ReminderFacts]>([
    ["cart_gone", { ...facts, cart: null }],
    ["order_placed", withCart({ orderedAt: later(1) })],
    ["order_placed", { ...facts, orderedSince: true }],
    ["cart_merged", withCart({ mergedAt: later(1) })],
    ["cart_empty", withCart({ lines: [], revision: 4 })],
    ["cart_changed", withCart({ revision: 4 })],
    ["out_of_stock", withCart({ lines: [{ stock: 0 }, { stock: 0 }] })],
    ["no_email", withCart({ email: null })],
    ["marketing_switched_off", off({ marketingOn: false })],
    ["flow_switched_off", off({ cartRecovery: { on: false } })],
    ["open_chat", { ...facts, openChat: true }],
    ["recently_reminded", { ...facts, otherCartMailAt: later(-DAY_MS) }],
  ])("ends the run: %s", (reason, given) => {
    for (const reminder of REMINDERS)
      expect(decide(given, reminder, later(reminder.number * DAY_MS))).toMatchObject({ act: "stop", reason });
  });

  it("says the order first when several things happened", () => {
    expect(decide({ ...withCart({ orderedAt: later(1), lines: [], email: null }), openChat: true })).toMatchObject({
      reason: "order_placed",
    });
  });

  it("goes again when the reminder of another cart is seven days old", () => {
    expect(decide({ ...facts, otherCartMailAt: later(HOUR_MS - 7 * DAY_MS) })).toEqual({ act: "send" });
  });

  it("waits for a payment under way, 30 minutes from its begin, and goes then", () => {
    const given = withCart({ paymentStartedAt: later(50 * MINUTE_MS) });
    const retryAt = later(80 * MINUTE_MS);
    expect(decide(given)).toEqual({ act: "defer", reason: "payment_pending", retryAt });
    expect(decide(given, saved, retryAt)).toEqual({ act: "send" });
  });

  it("waits longer when staff made the wait longer meanwhile", () => {
    const given = off({ cartRecovery: { savedAfterMinutes: 120 } });
    expect(decide(given)).toEqual({ act: "defer", reason: "not_due_yet", retryAt: later(2 * HOUR_MS) });
  });

  it("is left out when the next one is due already, the last one after a week", () => {
    expect(decide(facts, saved, later(DAY_MS))).toEqual({ act: "send" });
    expect(decide(facts, saved, later(DAY_MS + 1))).toEqual({ act: "drop", reason: "too_late" });
    expect(decide(facts, lastCall, later(10 * DAY_MS))).toEqual({ act: "send" });
    expect(decide(facts, lastCall, later(10 * DAY_MS + 1))).toEqual({ act: "drop", reason: "too_late" });
  });

  it("divides every wait and age by the scale", () => {
    const second = (n: number) => later(n * 1_000);
    expect(decide(facts, saved, second(0.5), 3_600)).toMatchObject({ act: "defer", retryAt: second(1) });
    expect(decide(facts, saved, second(1), 3_600)).toEqual({ act: "send" });
    expect(decide(facts, saved, second(25), 3_600)).toMatchObject({ act: "drop" });
    const paying = withCart({ paymentStartedAt: second(1) });
    expect(decide(paying, saved, second(1), 3_600)).toMatchObject({ act: "defer", retryAt: second(1.5) });
    const other = (seconds: number) => ({ ...facts, otherCartMailAt: second(1 - seconds) });
    expect(decide(other(167), saved, second(1), 3_600)).toMatchObject({ act: "stop" });
    expect(decide(other(168), saved, second(1), 3_600)).toEqual({ act: "send" });
  });
});

describe("the plan", () => {
  it("counts from the cart's last change when the cart was announced after the idle time", () => {
    expect(anchorOf(changedAt, later(HOUR_MS), settings, 1)).toEqual(changedAt);
    expect(anchorOf(changedAt, later(1_000), settings, 3_600)).toEqual(changedAt);
    expect(anchorOf(changedAt, later(0), settings, 1)).toEqual(changedAt);
  });

  it("counts from the idle time before the announcement when that came later, so that two mails never go at once", () => {
    const announcedAt = later(3 * DAY_MS);
    const anchor = anchorOf(changedAt, announcedAt, settings, 1);
    expect(REMINDERS.map((one) => dueAt(one, anchor, settings).getTime() - announcedAt.getTime())).toEqual([
      0,
      23 * HOUR_MS,
      71 * HOUR_MS,
    ]);
  });

  it("has the waits of FLOWS.md unless staff changed them", () => {
    expect(REMINDERS.map((one) => dueAt(one, changedAt, settings))).toEqual([
      later(HOUR_MS),
      later(DAY_MS),
      later(3 * DAY_MS),
    ]);
    expect(dueAt(saved, changedAt, flowSettings.parse({ cartRecovery: { savedAfterMinutes: 90 } }))).toEqual(
      later(90 * MINUTE_MS),
    );
  });

  it("gives a mail up at the moment the next one is due", () => {
    expect(worthUntil(saved, changedAt, settings)).toEqual(later(DAY_MS));
    expect(worthUntil(questions, changedAt, settings)).toEqual(later(3 * DAY_MS));
    expect(worthUntil(lastCall, changedAt, settings)).toEqual(later(10 * DAY_MS));
  });

  it("names every mail once per cart, whatever the revision", () => {
    expect(REMINDERS.map((one) => onceKeyOf("cart_1", one, [], changedAt))).toEqual([
      "cart-recovery:cart_1:1",
      "cart-recovery:cart_1:2",
      "cart-recovery:cart_1:3",
    ]);
  });

  it("never asks for a second mail while the first may have been sent, or was declined by this very run", () => {
    const onceKey = "cart-recovery:cart_1:1";
    for (const declinedAt of [null, later(0), later(1)])
      expect(onceKeyOf("cart_1", saved, [{ onceKey, declinedAt }], changedAt)).toBe(onceKey);
  });

  it("asks anew for what an earlier run declined, once", () => {
    const first = { onceKey: "cart-recovery:cart_1:1", declinedAt: later(-1) };
    expect(onceKeyOf("cart_1", saved, [first], changedAt)).toBe("cart-recovery:cart_1:1:again-1");
    const second = { onceKey: "cart-recovery:cart_1:1:again-1", declinedAt: null };
    expect(onceKeyOf("cart_1", saved, [first, second], changedAt)).toBe(second.onceKey);
  });

  it("refuses waits that are out of order", () => {
    const wrong = (cartRecovery: object) => flowSettings.safeParse({ cartRecovery }).success;
    expect(wrong({ questionsAfterMinutes: 60 })).toBe(false);
    expect(wrong({ savedAfterMinutes: 59 })).toBe(false);
    expect(wrong({ lastCallAfterMinutes: 1_440 })).toBe(false);
    expect(wrong({ idleMinutes: 0 })).toBe(false);
    expect(wrong({ idleMinutes: 30, savedAfterMinutes: 30 })).toBe(true);
  });
});
