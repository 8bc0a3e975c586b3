import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/time";
import { cartMail, logOf, orderMail, READER } from "@/testing/factories/emails";
import { subscribe } from "@/testing/factories/subscriptions";
import { mailToSink } from "@/testing/mail-to-sink";
import type { EmailRequest } from "./schema";
import { sendEmail } from "./send-email";

const sink = await mailToSink();

/** Tuesday noon in Nairobi: open for marketing. */
const noon = new Date("2026-11-24T09:00:00Z");
const later = (ms: number) => new Date(noon.getTime() + ms);

/** The state in which a worker leaves a mail that is killed while the provider has it. */
async function dieWhileSending(mail: EmailRequest, delivered: boolean) {
  sink.answerBy((phase) => (phase === (delivered ? "body" : "connect") ? "drop" : undefined));
  await sendEmail(mail, noon).catch(() => {});
  const { id } = await logOf(mail);
  const lease = {
    claimToken: "dead",
    claimExpiresAt: later(MINUTE_MS),
    sendingAt: noon,
    unknownAt: null,
    provider: "smtp",
  };
  await db.emailLog.update({ where: { id }, data: lease });
  await db.emailAttempt.updateMany({ where: { emailLogId: id }, data: { unknownAt: null, failedAt: null } });
  sink.answerBy();
}

describe("a worker that dies while the provider has the mail", () => {
  test("marketing by SMTP becomes unknown and is never sent again", async () => {
    await subscribe(READER, noon);
    await dieWhileSending(cartMail, true);
    await expect(sendEmail(cartMail, later(2 * MINUTE_MS))).resolves.toMatchObject({ outcome: "unknown" });
    await expect(sendEmail(cartMail, later(HOUR_MS))).resolves.toMatchObject({ outcome: "unknown" });
    expect(sink.mails).toHaveLength(1);
    expect(await logOf(cartMail)).toMatchObject({ unknownAt: later(2 * MINUTE_MS), acceptedAt: null });
  });

  test("an order mail by SMTP goes out again with the same bytes, and the first attempt is on record as unknown", async () => {
    await dieWhileSending(orderMail, true);
    await expect(sendEmail(orderMail, later(2 * MINUTE_MS))).resolves.toMatchObject({ outcome: "sent" });
    const { attempts } = await logOf(orderMail);
    expect(attempts.map(({ number, unknownAt, acceptedAt }) => [number, !!unknownAt, !!acceptedAt])).toEqual([
      [1, true, false],
      [2, false, true],
    ]);
    const [first, second] = sink.mails.map(({ raw }) =>
      raw.replace(/^Date:.*$/m, "").replaceAll(/--_NmP-[^\s"]+/g, ""),
    );
    expect(second?.replaceAll(/boundary=.*/g, "")).toBe(first?.replaceAll(/boundary=.*/g, ""));
  });

  test("before its claim ends nobody else touches it", async () => {
    await dieWhileSending(orderMail, true);
    await expect(sendEmail(orderMail, later(30 * SECOND_MS))).rejects.toMatchObject({ code: "mail.in_flight" });
    expect(sink.mails).toHaveLength(1);
  });

  test("an order mail that ends open three times is given up as unknown", async () => {
    sink.answerBy((phase) => (phase === "body" ? "drop" : undefined));
    for (let call = 0; call < 3; call++)
      await expect(sendEmail(orderMail, later(call * HOUR_MS))).rejects.toMatchObject({
        code: "mail.provider_unavailable",
      });
    await expect(sendEmail(orderMail, later(4 * HOUR_MS))).resolves.toMatchObject({ outcome: "unknown" });
    expect(sink.mails).toHaveLength(3);
  });

  test("between claim and hand-over: the next worker sends it once the claim has ended", async () => {
    await sendEmail(orderMail, noon);
    sink.mails.length = 0;
    await db.emailAttempt.deleteMany();
    const claim = { claimToken: "dead", claimExpiresAt: later(MINUTE_MS), sendingAt: null, acceptedAt: null };
    await db.emailLog.update({ where: { onceKey: orderMail.onceKey }, data: { ...claim, providerMessageId: null } });
    await expect(sendEmail(orderMail, later(2 * MINUTE_MS))).resolves.toMatchObject({ outcome: "sent" });
    expect(sink.mails).toHaveLength(1);
  });
});
