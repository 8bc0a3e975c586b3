import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { HOUR_MS, MINUTE_MS } from "@/lib/time";
import { mailToResend, type ResendAnswer } from "@/testing/mail-to-resend";
import type { EmailRequest } from "./schema";
import { sendEmail } from "./send-email";

/** What Resend delivers: the first body of every key. */
const delivered = new Map<string, string>();
let answer: "ok" | "drop" | "dropAfterTaking" | "busy" = "ok";

const calls = await mailToResend(({ headers, text }): ResendAnswer => {
  const key = String(headers["idempotency-key"]);
  if (answer === "drop") return "drop";
  if (answer === "busy") return { status: 429, headers: { "retry-after": "3" }, body: { statusCode: 429 } };
  if (!delivered.has(key)) delivered.set(key, text);
  return answer === "dropAfterTaking" ? "drop" : { status: 200, body: { id: `re_${key}` } };
});

const noon = new Date("2026-11-24T09:00:00Z");
const later = (ms: number) => new Date(noon.getTime() + ms);

beforeEach(async () => {
  answer = "ok";
  delivered.clear();
  await db.emailSubscription.create({
    data: { id: "sub_1", email: "wanjiku@example.com", source: "test", confirmedAt: noon },
  });
});

const mail: EmailRequest = {
  onceKey: "cart-recovery:cart_1:1",
  stream: "marketing",
  message: "cart-saved",
  props: { name: "Wanjiku", lines: [], cartUrl: "http://shop.test/cart/restore/first" },
  to: { email: "wanjiku@example.com" },
};
const rendersElse = {
  ...mail,
  props: { ...mail.props, cartUrl: "http://shop.test/cart/restore/second" },
} as EmailRequest;
const onlyLog = () => db.emailLog.findFirstOrThrow({ include: { attempts: true } });

test.each(["drop", "dropAfterTaking"] as const)(
  "an end that nobody saw (%s) is repeated with the same key and the same body: delivered once, missed never",
  async (end) => {
    answer = end;
    await expect(sendEmail(mail, noon)).rejects.toMatchObject({ code: "mail.provider_unavailable" });
    answer = "ok";
    await expect(sendEmail(rendersElse, later(MINUTE_MS))).resolves.toMatchObject({ outcome: "sent" });
    const sent = calls.map(({ headers, text }) => ({ key: headers["idempotency-key"], text }));
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    expect([...delivered.keys()]).toEqual([mail.onceKey]);
    expect((await onlyLog()).attempts).toHaveLength(2);
  },
);

test("a worker killed while sending is followed up within 24 h, even at night", async () => {
  answer = "dropAfterTaking";
  await sendEmail(mail, noon).catch(() => {});
  await db.emailLog.updateMany({ data: { claimToken: "dead", claimExpiresAt: later(MINUTE_MS) } });
  answer = "ok";
  await expect(sendEmail(mail, later(12 * HOUR_MS))).resolves.toMatchObject({ outcome: "sent" });
  expect(delivered.size).toBe(1);
});

test("after 24 h Resend has forgotten the key: marketing is unknown then and not sent again", async () => {
  answer = "dropAfterTaking";
  await sendEmail(mail, noon).catch(() => {});
  await expect(sendEmail(mail, later(24 * HOUR_MS))).resolves.toMatchObject({ outcome: "unknown" });
  expect(calls).toHaveLength(1);
});

test("whoever left between a hand-over of open end and its repeat gets no repeat, and it is not called declined", async () => {
  answer = "dropAfterTaking";
  await sendEmail(mail, noon).catch(() => {});
  await db.emailSubscription.update({ where: { id: "sub_1" }, data: { unsubscribedAt: noon } });
  await expect(sendEmail(mail, later(HOUR_MS))).resolves.toMatchObject({ outcome: "unknown" });
  expect(await onlyLog()).toMatchObject({ declinedAt: null, error: "unsubscribed" });
  expect(calls).toHaveLength(1);
});

test("a busy provider names the seconds to wait, and an earlier open end stays open", async () => {
  answer = "drop";
  await sendEmail(mail, noon).catch(() => {});
  answer = "busy";
  await expect(sendEmail(mail, later(MINUTE_MS))).rejects.toMatchObject({ details: { retryAfterSeconds: 3 } });
  expect(await onlyLog()).toMatchObject({ sendingAt: noon, claimToken: null });
});
