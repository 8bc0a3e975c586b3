import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time";
import { cartMail, READER } from "@/testing/factories/emails";
import { subscribe } from "@/testing/factories/subscriptions";
import { mailToSink } from "@/testing/mail-to-sink";
import { moreUrgentThan } from "./rules";
import type { EmailRequest } from "./schema";
import { sendEmail } from "./send-email";

const sink = await mailToSink();

/** Tuesday night in Nairobi: both wait for the morning. */
const night = new Date("2026-11-24T20:00:00Z");
const morning = new Date("2026-11-25T05:00:00Z");
const after = (ms: number) => new Date(morning.getTime() + ms);

const mailOf = (flow: string, more: Partial<EmailRequest> = {}) =>
  ({ ...cartMail, onceKey: `${flow}:1`, flow, ...more }) as EmailRequest;
const birthday = mailOf("birthdays");

beforeEach(async () => {
  await subscribe(READER, night);
});

test("of two that were held back the more urgent goes, though the other asked first; that one goes by the cap", async () => {
  for (const mail of [birthday, cartMail]) expect(await sendEmail(mail, night)).toMatchObject({ retryAt: morning });
  expect(await sendEmail(birthday, morning)).toMatchObject({
    ...{ outcome: "deferred", reason: "more_urgent", retryAt: after(5 * MINUTE_MS) },
  });
  expect(await sendEmail(cartMail, morning)).toMatchObject({ outcome: "sent" });
  expect(await sendEmail(birthday, after(5 * MINUTE_MS))).toMatchObject({
    ...{ outcome: "deferred", reason: "cap_between", until: after(DAY_MS) },
  });
  expect(sink.mails).toHaveLength(1);
});

test("stands back for nobody that is less urgent", async () => {
  for (const mail of [birthday, cartMail]) await sendEmail(mail, night);
  expect(await sendEmail(cartMail, morning)).toMatchObject({ outcome: "sent" });
});

test("goes a few minutes later when the more urgent one came to nothing", async () => {
  for (const mail of [birthday, cartMail]) await sendEmail(mail, night);
  await sendEmail(birthday, morning);
  // Its run was cancelled: nobody says so to the mail.
  expect(await sendEmail(birthday, after(5 * MINUTE_MS))).toMatchObject({ outcome: "sent" });
});

test("goes at once when the more urgent one was declined meanwhile", async () => {
  for (const mail of [birthday, cartMail]) await sendEmail(mail, night);
  await db.emailLog.update({ where: { onceKey: cartMail.onceKey }, data: { declinedAt: night } });
  expect(await sendEmail(birthday, morning)).toMatchObject({ outcome: "sent" });
});

test("is dropped with its reason when it would be worth nothing any more after the more urgent one", async () => {
  for (const mail of [birthday, cartMail]) await sendEmail(mail, night);
  const brief = { ...birthday, validUntil: after(MINUTE_MS) };
  expect(await sendEmail(brief, morning)).toMatchObject({ outcome: "declined", reason: "too_late" });
});

test("a more urgent one that is far off holds nothing back", async () => {
  await sendEmail(cartMail, night);
  const far = { deferredUntil: after(17 * HOUR_MS) };
  await db.emailLog.update({ where: { onceKey: cartMail.onceKey }, data: far });
  expect(await sendEmail(birthday, morning)).toMatchObject({ outcome: "sent" });
});

test("the order is that of FLOWS.md, campaigns last", () => {
  expect(moreUrgentThan("cart-recovery")).toEqual([]);
  expect(moreUrgentThan("review-requests")).toEqual(["cart-recovery", "birthdays"]);
  expect(moreUrgentThan(null)).toEqual(["cart-recovery", "birthdays", "review-requests", "welcome", "reactivation"]);
});
