import { createHmac } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";

import { forgetReceipts } from "@/features/delivery-reports/forget-receipts";
import { listEmails } from "@/features/mail/list-emails";
import { sendEmail } from "@/features/mail/send-email";
import { db } from "@/lib/db";
import { DAY_MS } from "@/lib/time";
import { atOnce, fulfilled } from "@/testing/at-once";
import { cartMail, logOf, orderMail, READER } from "@/testing/factories/emails";
import { subscribe } from "@/testing/factories/subscriptions";
import { mailToResend, type ResendAnswer } from "@/testing/mail-to-resend";

import { POST } from "./route";

const SECRET = "whsec_c2VjcmV0LW9mLXRoZS13ZWJob29rLXRlc3Rz";
process.env.RESEND_WEBHOOK_SECRET = SECRET;

let answer: ResendAnswer;
const calls = await mailToResend(() => answer);

/** A Tuesday noon in Nairobi that is over: a webhook never puts a fact into our future. */
const noon = new Date("2025-11-18T09:00:00Z");
const at = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

type Event = { type: string; created_at: string; data: Record<string, unknown> };

const event = (type: string, minutes: number, data: object = {}): Event => ({
  type: `email.${type}`,
  created_at: at(minutes).toISOString(),
  data: { email_id: "re_1", to: [READER], ...data },
});
const permanent = { bounce: { type: "Permanent", subType: "General", message: "550 no such user" } };
const transient = { bounce: { type: "Transient", subType: "MailboxFull", message: "452 full" } };

const signature = (id: string, seconds: number, body: string, secret = SECRET) =>
  `v1,${createHmac("sha256", Buffer.from(secret.slice(6), "base64"))
    .update(`${id}.${seconds}.${body}`)
    .digest("base64")}`;

/** As Resend posts it; `changes` are headers that differ. */
function post(told: unknown, id = "msg_1", changes: Record<string, string> = {}) {
  const body = typeof told === "string" ? told : JSON.stringify(told);
  const seconds = Math.floor(Date.now() / 1_000);
  const headers = {
    "svix-id": id,
    "svix-timestamp": String(seconds),
    "svix-signature": signature(id, seconds, body),
    ...changes,
  };
  return POST(new Request("http://shop.test/api/webhooks/resend", { method: "POST", body, headers }));
}
const told = async (...posted: Parameters<typeof post>) => {
  const response = await post(...posted);
  return [response.status, (await response.json()).result];
};

beforeEach(async () => {
  answer = { status: 200, body: { id: "re_1" } };
  await subscribe(READER, noon);
  await sendEmail(cartMail, noon);
});

describe("what became of a mail", () => {
  test("is on record with its time, whatever order the news come in", async () => {
    expect(await told(event("delivered", 2), "msg_2")).toEqual([200, "noted"]);
    expect(await told(event("delivery_delayed", 1), "msg_1")).toEqual([200, "noted"]);
    expect(await told(event("sent", 0), "msg_0")).toEqual([200, "noted"]);
    expect(await logOf(cartMail)).toMatchObject({ acceptedAt: noon, delayedAt: at(1), deliveredAt: at(2) });
    expect((await listEmails({})).mails).toMatchObject([{ state: "delivered", reason: null }]);
  });

  test("a repeated message has no effect, one after the other or at once", async () => {
    const repeated = fulfilled(await atOnce(5, () => told(event("bounced", 1, permanent))));
    expect(repeated.map(([, result]) => result).sort()).toEqual([
      "noted",
      "repeated",
      "repeated",
      "repeated",
      "repeated",
    ]);
    expect(await told(event("bounced", 9, permanent))).toEqual([200, "repeated"]);
    expect(await db.suppression.count()).toBe(1);
    expect(await db.outboxEvent.count({ where: { name: "mail/email.bounced" } })).toBe(1);
  });

  test("a failure after the acceptance shows as such", async () => {
    await told(event("failed", 1, { failed: { reason: "reached_daily_quota" } }));
    expect((await listEmails({ state: "failed" })).mails).toHaveLength(1);
    expect((await listEmails({ state: "sent" })).mails).toHaveLength(0);
    expect(await logOf(cartMail)).toMatchObject({ error: "reached_daily_quota" });
  });

  test("settles a hand-over whose answer nobody saw, by the mail's name in it, and nothing goes twice", async () => {
    answer = "drop";
    await expect(sendEmail(orderMail, noon)).rejects.toMatchObject({ code: "mail.provider_unavailable" });
    const { id } = await logOf(orderMail);
    expect(calls.at(-1)?.body.tags).toEqual([{ name: "email_log_id", value: id }]);
    await told(event("delivered", 1, { email_id: "re_2", tags: { email_log_id: id } }));
    expect(await logOf(orderMail)).toMatchObject({ acceptedAt: at(1), deliveredAt: at(1), providerMessageId: "re_2" });
    const asked = calls.length;
    await expect(sendEmail(orderMail, at(5))).resolves.toMatchObject({ outcome: "already_sent" });
    expect(calls).toHaveLength(asked);
  });

  test("that we never sent changes nothing", async () => {
    expect(await told(event("bounced", 1, { email_id: "re_else", ...permanent }))).toEqual([200, "ignored"]);
    expect(await told({ type: "contact.created", created_at: noon.toISOString(), data: {} }, "msg_c")).toEqual([
      200,
      "ignored",
    ]);
    expect(await db.suppression.count()).toBe(0);
  });
});

const mailTo = (onceKey: string, when: Date, id: string) => {
  answer = { status: 200, body: { id } };
  return sendEmail({ ...orderMail, onceKey, to: { email: READER } }, when);
};

describe("an address", () => {
  test("that bounces hard gets nothing any more, not even about orders", async () => {
    await told(event("bounced", 1, permanent));
    expect(await logOf(cartMail)).toMatchObject({ bouncedAt: at(1), error: "550 no such user" });
    await expect(mailTo("order:2:placed", at(2), "re_2")).resolves.toMatchObject({ reason: "hard_bounce" });
  });

  test("that complains gets nothing any more", async () => {
    await told(event("complained", 1));
    const { id } = await logOf(cartMail);
    const { data } = await db.outboxEvent.findFirstOrThrow({ where: { name: "mail/email.complained" } });
    expect(data).toEqual({ emailLogId: id });
    await expect(mailTo("order:2:placed", at(2), "re_2")).resolves.toMatchObject({ reason: "complaint" });
  });

  test("that bounces softly three times in a row gets no marketing for 30 days, but order mails", async () => {
    await told(event("bounced", 1, transient), "msg_1");
    await mailTo("order:2:placed", at(10), "re_2");
    await told(event("delivered", 11, { email_id: "re_2" }), "msg_2");
    for (const n of [3, 4, 5]) {
      expect(await db.suppression.count()).toBe(0);
      await mailTo(`order:${n}:placed`, at(n * 10), `re_${n}`);
      await told(event("bounced", n * 10 + 1, { email_id: `re_${n}`, ...transient }), `msg_${n}`);
    }
    expect(await db.suppression.findMany()).toMatchObject([
      { reason: "soft_bounces", everything: false, until: new Date(at(51).getTime() + 30 * DAY_MS) },
    ]);
    const another = { ...cartMail, onceKey: "cart-recovery:cart_2:1" };
    const days = (count: number) => new Date(noon.getTime() + count * DAY_MS);
    await expect(sendEmail(another, days(29))).resolves.toMatchObject({ reason: "soft_bounces" });
    await expect(mailTo("order:6:placed", at(60), "re_6")).resolves.toMatchObject({ outcome: "sent" });
    answer = { status: 200, body: { id: "re_7" } };
    await expect(sendEmail({ ...another, onceKey: "cart-recovery:cart_3:1" }, days(31))).resolves.toMatchObject({
      outcome: "sent",
    });
  });
});

test("receipts are forgotten after 30 days", async () => {
  const days = (count: number) => new Date(noon.getTime() - count * DAY_MS);
  await db.webhookReceipt.createMany({
    data: [
      { id: "resend:old", receivedAt: days(31) },
      { id: "resend:new", receivedAt: days(29) },
    ],
  });
  await expect(forgetReceipts(noon)).resolves.toBe(1);
  expect(await db.webhookReceipt.findMany({ select: { id: true } })).toEqual([{ id: "resend:new" }]);
});

test("an automatic reply, which looks like a soft bounce of a mail that arrived, is no sign of a full mailbox", async () => {
  for (const n of [1, 2, 3]) {
    await mailTo(`order:${n}:shipped`, at(n * 10), `re_s${n}`);
    await told(event("delivered", n * 10, { email_id: `re_s${n}` }), `msg_d${n}`);
    await told(event("bounced", n * 10 + 1, { email_id: `re_s${n}`, ...transient }), `msg_b${n}`);
  }
  expect((await listEmails({ state: "delivered" })).mails).toHaveLength(3);
  expect(await db.suppression.count()).toBe(0);
});

describe("what is not Resend's word", () => {
  const told1 = event("complained", 1);
  const body = JSON.stringify(told1);
  const seconds = Math.floor(Date.now() / 1_000);

  test.each([
    ["no signature", { "svix-signature": "" }],
    ["a signature of another secret", { "svix-signature": signature("msg_1", seconds, body, "whsec_b3RoZXI=") }],
    ["a signature over another body", { "svix-signature": signature("msg_1", seconds, "{}") }],
    ["another id than the signed one", { "svix-id": "msg_9" }],
    [
      "one that was signed an hour ago",
      { "svix-timestamp": String(seconds - 3_600), "svix-signature": signature("msg_1", seconds - 3_600, body) },
    ],
  ])("%s is refused and changes nothing", async (_, changes) => {
    const response = await post(body, "msg_1", changes);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: "delivery_reports.not_signed" } });
    expect(await db.suppression.count()).toBe(0);
    expect(await db.webhookReceipt.count()).toBe(0);
  });

  test("signed but malformed is refused without an effect", async () => {
    for (const [n, odd] of [{ type: "email.bounced" }, { ...told1, data: { email_id: 7 } }, null, [], "x"].entries())
      expect((await post(odd === "x" ? "x" : odd, `msg_${n}`)).status).toBeLessThan(500);
    expect(await db.webhookReceipt.count()).toBe(0);
  });

  test("a body over 64 KB is not read", async () => {
    expect((await post("x".repeat(65 * 1024))).status).toBe(413);
  });
});
