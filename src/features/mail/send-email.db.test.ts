import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/time";
import { signToken } from "@/lib/tokens";
import { startSmtpSink } from "@/testing/smtp-sink";
import type { EmailRequest } from "./schema";

let sink: Awaited<ReturnType<typeof startSmtpSink>>;
let sendEmail: typeof import("./send-email").sendEmail;
let recordDeclined: typeof import("./record-declined").recordDeclined;
let unsubscribe: typeof import("@/features/subscriptions/unsubscribe").unsubscribe;

beforeAll(async () => {
  sink = await startSmtpSink();
  const key = Buffer.alloc(32).toString("base64");
  Object.assign(process.env, { AUTH_SECRET: "x".repeat(32), DATA_ENCRYPTION_KEY: key, INNGEST_DEV: "1" });
  Object.assign(process.env, { PUSHER_ENCRYPTION_MASTER_KEY: key, PUSHER_APP_ID: "a", PUSHER_KEY: "a" });
  Object.assign(process.env, { PUSHER_SECRET: "a", PUSHER_HOST: "127.0.0.1", APP_URL: "http://shop.test" });
  Object.assign(process.env, { EMAIL_HOST: "127.0.0.1", EMAIL_PORT: String(sink.port) });
  ({ sendEmail } = await import("./send-email"));
  ({ recordDeclined } = await import("./record-declined"));
  ({ unsubscribe } = await import("@/features/subscriptions/unsubscribe"));
});

beforeEach(() => {
  sink.cut();
  sink.answerBy();
  sink.mails.length = 0;
});

afterAll(() => sink.close());

/** Tuesday noon in Nairobi: open for marketing. */
const noon = new Date("2026-11-24T09:00:00Z");
const later = (ms: number) => new Date(noon.getTime() + ms);

const orderMail: EmailRequest = {
  onceKey: "order:ord_1:delivered",
  stream: "transactional",
  message: "order-delivered",
  props: { name: "Wanjiku Kamau", orderNumber: 1001, orderUrl: "http://shop.test/orders/ord_1", lines: [] },
  to: { email: "Wanjiku@Example.com", name: "Wanjiku Kamau" },
  orderId: "ord_1",
};

const cartMail: EmailRequest = {
  onceKey: "cart-recovery:cart_1:1",
  stream: "marketing",
  flow: "cart-recovery",
  message: "cart-saved",
  props: { name: "Wanjiku", lines: [], cartUrl: "http://shop.test/cart/restore/x" },
  to: { email: "wanjiku@example.com", name: "Wanjiku" },
  cartId: "cart_1",
};

async function subscribe(email = "wanjiku@example.com") {
  const id = newId("sub");
  return db.emailSubscription.create({ data: { id, email, source: "test", confirmedAt: noon } });
}

const logOf = (mail: EmailRequest) =>
  db.emailLog.findUniqueOrThrow({
    where: { onceKey: mail.onceKey },
    include: { attempts: { orderBy: { number: "asc" } }, body: true },
  });

async function someoneWaitsForALock(): Promise<boolean> {
  const waiting = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return waiting.length > 0;
}

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

describe("a worker that dies while the provider has the mail", () => {
  test("marketing by SMTP becomes unknown and is never sent again", async () => {
    await subscribe();
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
    expect(sink.mails).toHaveLength(0);
  });

  test("a provider that takes nothing now leaves the mail free to be sent later", async () => {
    await subscribe();
    sink.answerBy((phase) => (phase === "connect" ? "421 4.3.2 busy" : undefined));
    await expect(sendEmail(cartMail, noon)).rejects.toMatchObject({ code: "mail.provider_unavailable" });
    expect(await logOf(cartMail)).toMatchObject({ sendingAt: null, claimToken: null, attempts: [{ failedAt: noon }] });
    sink.answerBy();
    await expect(sendEmail(cartMail, later(SECOND_MS))).resolves.toMatchObject({ outcome: "sent" });
    expect(sink.mails).toHaveLength(1);
  });

  test("marketing whose end is unclear is shown as unknown at once", async () => {
    await subscribe();
    sink.answerBy((phase) => (phase === "body" ? "drop" : undefined));
    await expect(sendEmail(cartMail, noon)).resolves.toMatchObject({ outcome: "unknown" });
    expect(await logOf(cartMail)).toMatchObject({ unknownAt: noon, attempts: [{ unknownAt: noon }] });
  });
});

describe("marketing", () => {
  test("goes only to a confirmed subscription", async () => {
    await expect(sendEmail(cartMail, noon)).resolves.toMatchObject({ outcome: "declined", reason: "not_subscribed" });
    expect(await logOf(cartMail)).toMatchObject({ declinedAt: noon, declinedReason: "not_subscribed" });
    expect(sink.mails).toHaveLength(0);
  });

  test("carries one-click unsubscribe, a list id and its own sender; order mail carries none of it", async () => {
    await subscribe();
    await sendEmail(cartMail, noon);
    await sendEmail(orderMail, noon);
    const unfold = (raw?: string) => (raw ?? "").replace(/\r\n[ \t]+/g, " ").replace(/<\s+/g, "<");
    const [marketing, transactional] = sink.mails.map(({ raw }) => unfold(raw));
    expect(marketing).toMatch(
      /^List-Unsubscribe: ?<http:\/\/shop\.test\/unsubscribe\/[^>]+>, ?<mailto:hello@news[^>]+>/m,
    );
    expect(marketing).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    expect(marketing).toMatch(/^List-Id: .*<offers\.news\.householdplanet\.example>/im);
    expect(marketing).toMatch(/^From: Household Planet <hello@news/m);
    expect(transactional).not.toMatch(/^List-/im);
    expect(transactional).toMatch(/^From: Household Planet <orders@/m);
  });

  test("two flows at the same moment: one goes, the other waits for the cap", async () => {
    await subscribe();
    const other = { ...cartMail, onceKey: "birthday:cus_1:2026", flow: "birthday" };
    const outcomes = await Promise.all([sendEmail(cartMail, noon), sendEmail(other, noon)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["deferred", "sent"]);
    expect(outcomes.find(({ outcome }) => outcome === "deferred")).toMatchObject({
      reason: "cap_between",
      until: new Date("2026-11-25T05:00:00Z"),
    });
    expect(sink.mails).toHaveLength(1);
  });

  test("a mail that another worker has only claimed counts for the cap already", async () => {
    await subscribe();
    const claimed = {
      id: "eml_1",
      onceKey: "birthday:cus_1:2026",
      stream: "marketing",
      message: "cart-saved",
    } as const;
    const claim = { claimedAt: noon, claimToken: "other", claimExpiresAt: later(MINUTE_MS) };
    await db.emailLog.create({ data: { ...claimed, toEmail: "wanjiku@example.com", ...claim } });
    await expect(sendEmail(cartMail, noon)).resolves.toMatchObject({ outcome: "deferred", reason: "cap_between" });
  });

  test("at night it waits until 08:00, is shown as waiting, and then goes", async () => {
    await subscribe();
    const night = new Date("2026-11-24T20:00:00Z");
    const morning = new Date("2026-11-25T05:00:00Z");
    await expect(sendEmail(cartMail, night)).resolves.toMatchObject({ outcome: "deferred", retryAt: morning });
    expect(await logOf(cartMail)).toMatchObject({ deferredUntil: morning, deferredReason: "quiet_hours" });
    await expect(sendEmail(cartMail, morning)).resolves.toMatchObject({ outcome: "sent" });
    expect(await logOf(cartMail)).toMatchObject({ deferredUntil: null, deferredReason: null });
  });

  test("in a rehearsal the window looks at the flow's clock, and ages run as fast as it", async () => {
    await subscribe();
    const scale = 3600;
    const open = new Date("2026-11-24T09:00:00Z");
    const night = new Date("2026-11-24T19:00:00Z");
    const first = await sendEmail({ ...cartMail, clock: { now: open, scale } }, night);
    expect(first.outcome).toBe("sent");
    // 10 s later are 10 h of the flow: the cap of 16 h holds for 6 s more, and the flow's evening waits for its morning.
    const second: EmailRequest = { ...cartMail, onceKey: "cart-recovery:cart_1:2" };
    const tenHoursOn = new Date("2026-11-24T19:00:00Z");
    const tenSecondsOn = new Date(night.getTime() + 10 * SECOND_MS);
    await expect(sendEmail({ ...second, clock: { now: tenHoursOn, scale } }, tenSecondsOn)).resolves.toMatchObject({
      outcome: "deferred",
      until: new Date("2026-11-25T05:00:00Z"),
      retryAt: new Date(tenSecondsOn.getTime() + 10 * SECOND_MS),
    });
  });

  test("an order mail goes at night, on a holiday and to somebody who left", async () => {
    const christmasNight = new Date("2026-12-25T22:00:00Z");
    await db.emailSubscription.create({
      data: { id: "sub_1", email: "wanjiku@example.com", source: "test", unsubscribedAt: noon },
    });
    await expect(sendEmail(orderMail, christmasNight)).resolves.toMatchObject({ outcome: "sent" });
  });
});

describe("the last word", () => {
  test("a hold that gives a reason stops the mail and is stored", async () => {
    const held: EmailRequest = { ...orderMail, hold: async () => "order_cancelled" };
    await expect(sendEmail(held, noon)).resolves.toMatchObject({ outcome: "declined", reason: "order_cancelled" });
    expect(await logOf(held)).toMatchObject({ declinedReason: "order_cancelled", sendingAt: null });
    expect(sink.mails).toHaveLength(0);
  });

  test("a hold that fails leaves the mail free for the next try", async () => {
    const held: EmailRequest = { ...orderMail, hold: () => Promise.reject(new Error("lock lost")) };
    await expect(sendEmail(held, noon)).rejects.toThrow("lock lost");
    await expect(sendEmail(orderMail, later(SECOND_MS))).resolves.toMatchObject({ outcome: "sent" });
  });

  test("an unsubscribe between claim and hand-over is obeyed", async () => {
    const { id } = await subscribe();
    const token = signToken("unsubscribe", id, later(HOUR_MS));
    const late: EmailRequest = {
      ...cartMail,
      hold: async () => {
        await unsubscribe(token, { ip: null, userAgent: null }, noon);
        return null;
      },
    };
    await expect(sendEmail(late, noon)).resolves.toMatchObject({ outcome: "declined", reason: "unsubscribed" });
    expect(sink.mails).toHaveLength(0);
  });

  test("an unsubscribe during the hand-over is committed after it, so nothing goes out behind its commit", async () => {
    const { id } = await subscribe();
    const token = signToken("unsubscribe", id, later(HOUR_MS));
    let left = false;
    let leaving: Promise<unknown> | undefined;
    sink.answerBy(async (phase) => {
      if (phase !== "DATA") return undefined;
      leaving = unsubscribe(token, { ip: null, userAgent: null }, noon).then(() => {
        left = true;
      });
      await vi.waitFor(async () => expect(left || (await someoneWaitsForALock())).toBe(true), { timeout: 5_000 });
      expect(left).toBe(false);
      return undefined;
    });
    await expect(sendEmail(cartMail, noon)).resolves.toMatchObject({ outcome: "sent" });
    await leaving;
    expect(left).toBe(true);
    expect(sink.mails).toHaveLength(1);
  });
});

describe("a decision of a flow not to send", () => {
  test("is stored with its reason and holds when the mail is wanted again", async () => {
    await recordDeclined(cartMail, "cart_empty", noon);
    await subscribe();
    await expect(sendEmail(cartMail, noon)).resolves.toMatchObject({ outcome: "declined", reason: "cart_empty" });
    expect(sink.mails).toHaveLength(0);
  });

  test("comes too late once the mail is being handed over", async () => {
    await subscribe();
    const late: EmailRequest = {
      ...cartMail,
      hold: async () => {
        await expect(recordDeclined(cartMail, "order_placed", noon)).rejects.toMatchObject({ code: "mail.in_flight" });
        return null;
      },
    };
    await expect(sendEmail(late, noon)).resolves.toMatchObject({ outcome: "sent" });
    expect((await logOf(cartMail)).declinedAt).toBeNull();
  });

  test("does not rewrite what went out", async () => {
    await subscribe();
    await sendEmail(cartMail, noon);
    await expect(recordDeclined(cartMail, "order_placed", noon)).resolves.toMatchObject({ outcome: "already_sent" });
    expect((await logOf(cartMail)).declinedAt).toBeNull();
  });
});
