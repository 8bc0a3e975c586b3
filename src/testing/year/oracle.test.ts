import { expect, test } from "vitest";
import type { Act, Diary, Sent } from "./diary";
import { breachesOf } from "./oracle";

const DAY = 86_400_000;
const email = "wanjiku@example.com";
/** A moment of a day without a holiday, in the shop's time. */
const at = (day: number, hour: number, minute = 0) => Date.UTC(2027, 1, day, hour - 3, minute);

const diaryOf = (acts: Act[], sent: Partial<Sent>[]): Diary => ({
  from: at(1, 0),
  until: at(28, 0),
  people: [{ email, birthDay: null, birthMonth: null }],
  acts,
  sent: sent.map((mail, index) => ({
    ...{ at: 0, email, message: "", onceKey: `key:${index}`, cartId: null, orderId: null },
    ...mail,
  })),
  holidays: new Set(),
});
const consented = (when: number): Act => ({ kind: "consented", at: when, email });
const left = (when: number): Act => ({ kind: "unsubscribed", at: when, email });
const filled = (when: number): Act => ({ kind: "cart_changed", at: when, email, cartId: "cart_1", pieces: 2 });

test("the waits of the welcome series count from the consent, not from a button pressed once more", () => {
  const help = { message: "welcome-help", at: at(8, 9) };
  expect(breachesOf(diaryOf([consented(at(2, 9))], [help]))).toEqual([]);
  expect(breachesOf(diaryOf([consented(at(4, 9))], [help]))).toEqual([expect.stringContaining("too early")]);
  expect(breachesOf(diaryOf([consented(at(2, 9)), consented(at(6, 9))], [help]))).toEqual([]);
  const cameBack = [consented(at(2, 9)), left(at(4, 9)), consented(at(6, 9))];
  expect(breachesOf(diaryOf(cameBack, [help]))).toEqual([expect.stringContaining("too early")]);
});

test("after a sunset a consent begins anew, and without one nothing may go", () => {
  const end = { message: "stay-or-go", at: at(1, 9) - 2 * DAY };
  const later = { message: "welcome-help", at: at(20, 9) };
  const before = consented(at(1, 9) - 130 * DAY);
  expect(breachesOf(diaryOf([before], [end, later]))).toEqual([expect.stringContaining("after the sunset")]);
  expect(breachesOf(diaryOf([before, consented(at(18, 9))], [end, later]))).toEqual([
    expect.stringContaining("too early"),
  ]);
});

test("a cart left by day is owed a mail within the hour, one left towards midnight is not", () => {
  const lacking = (hour: number, minute = 0) =>
    breachesOf(diaryOf([consented(at(1, 9)), filled(at(10, hour, minute))], []));
  expect(lacking(12)).toEqual([expect.stringContaining("no cart-saved")]);
  for (const [hour, minute] of [
    [6, 59],
    [18, 59],
    [22, 59],
  ] as const)
    expect(lacking(hour, minute)).toEqual([]);
});
