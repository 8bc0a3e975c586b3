import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { HOUR_MS, SECOND_MS } from "@/lib/time";
import { cartMail, logOf, orderMail, READER } from "@/testing/factories/emails";
import { subscribe } from "@/testing/factories/subscriptions";
import { mailToSink } from "@/testing/mail-to-sink";
import { sendEmail } from "./send-email";

const sink = await mailToSink();

/** Tuesday noon in Nairobi: open for marketing. */
const noon = new Date("2026-11-24T09:00:00Z");
const later = (ms: number) => new Date(noon.getTime() + ms);

describe("once only", () => {
  test("the same key twice sends one mail, and the second call says so", async () => {
    await expect(sendEmail(orderMail, noon)).resolves.toMatchObject({ outcome: "sent" });
    await expect(sendEmail(orderMail, later(HOUR_MS))).resolves.toMatchObject({ outcome: "already_sent" });
    expect(sink.mails).toHaveLength(1);
    expect(sink.mails[0]?.to).toBe("wanjiku@example.com");
    expect(await logOf(orderMail)).toMatchObject({
      acceptedAt: noon,
      claimToken: null,
      attempts: [{ acceptedAt: noon }],
    });
  });

  test("the same key ten times at once sends one mail; the others are told to come back or that it went", async () => {
    const ends = await Promise.allSettled(Array.from({ length: 10 }, () => sendEmail(orderMail, noon)));
    const outcomes = ends.map((end) => (end.status === "fulfilled" ? end.value.outcome : end.reason.code));
    expect(outcomes.filter((outcome) => outcome === "sent")).toHaveLength(1);
    expect(outcomes.every((outcome) => ["sent", "already_sent", "mail.in_flight"].includes(outcome))).toBe(true);
    expect(sink.mails).toHaveLength(1);
  });

  test("a live claim of another worker is not taken over, and its end is named in seconds", async () => {
    await sendEmail(orderMail, noon);
    const claim = { acceptedAt: null, claimToken: "other", claimExpiresAt: later(40 * SECOND_MS) };
    await db.emailLog.update({ where: { onceKey: orderMail.onceKey }, data: { ...claim, sendingAt: null } });
    await expect(sendEmail(orderMail, noon)).rejects.toMatchObject({
      kind: "unavailable",
      code: "mail.in_flight",
      details: { retryAfterSeconds: 40 },
    });
    expect(sink.mails).toHaveLength(1);
  });
});

describe("what the provider says", () => {
  test("a refusal is final and not repeated", async () => {
    sink.answerBy((phase) => (phase === "body" ? "554 5.6.0 no" : undefined));
    await expect(sendEmail(orderMail, noon)).resolves.toMatchObject({ outcome: "failed", reason: "refused" });
    sink.answerBy();
    await expect(sendEmail(orderMail, later(HOUR_MS))).resolves.toMatchObject({ outcome: "failed" });
    expect(await db.suppression.count()).toBe(0);
  });

  test("a mailbox that does not exist is written to no more, not even about orders", async () => {
    sink.answerBy((phase) => (phase === "RCPT" ? "550 5.1.1 no such user" : undefined));
    await sendEmail(orderMail, noon);
    sink.answerBy();
    const next = { ...orderMail, onceKey: "order:ord_1:shipped" };
    await expect(sendEmail(next, noon)).resolves.toMatchObject({ outcome: "declined", reason: "hard_bounce" });
    const first = await logOf(orderMail);
    expect(first).toMatchObject({ bouncedAt: noon, failedAt: noon, acceptedAt: null });
    expect(await db.outboxEvent.findFirst()).toMatchObject({
      name: "mail/email.bounced",
      data: { emailLogId: first.id },
    });
    expect(sink.mails).toHaveLength(0);
  });

  test("a provider that takes nothing now leaves the mail free to be sent later", async () => {
    await subscribe(READER, noon);
    sink.answerBy((phase) => (phase === "connect" ? "421 4.3.2 busy" : undefined));
    await expect(sendEmail(cartMail, noon)).rejects.toMatchObject({ code: "mail.provider_unavailable" });
    expect(await logOf(cartMail)).toMatchObject({ sendingAt: null, claimToken: null, attempts: [{ failedAt: noon }] });
    sink.answerBy();
    await expect(sendEmail(cartMail, later(SECOND_MS))).resolves.toMatchObject({ outcome: "sent" });
    expect(sink.mails).toHaveLength(1);
  });

  test("marketing whose end is unclear is shown as unknown at once", async () => {
    await subscribe(READER, noon);
    sink.answerBy((phase) => (phase === "body" ? "drop" : undefined));
    await expect(sendEmail(cartMail, noon)).resolves.toMatchObject({ outcome: "unknown" });
    expect(await logOf(cartMail)).toMatchObject({ unknownAt: noon, attempts: [{ unknownAt: noon }] });
  });
});
