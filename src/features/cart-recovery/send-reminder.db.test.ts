import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { changeFlowSettings } from "@/features/automations/change-flow-settings";
import { getRun } from "@/features/automations/get-run";
import { flowSettings } from "@/features/automations/schema";
import { setQuantity } from "@/features/carts/set-quantity";
import { startPayment } from "@/features/carts/start-payment";
import { closeDatabase, db, inTransaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time";
import { atOnce } from "@/testing/at-once";
import { fillCart, openShop, orderCart } from "@/testing/factories/carts";
import { subscribe } from "@/testing/factories/subscriptions";
import { mailToSink } from "@/testing/mail-to-sink";
import { lockCart } from "../carts/lock-cart";
import { beginReminders } from "./begin-reminders";
import { REMINDERS } from "./rules";
import { sendReminder } from "./send-reminder";

const [saved, questions, lastCall] = REMINDERS;
const email = "wanjiru@example.com";
/** A Tuesday, 12:00 in Nairobi, no holiday near. */
const changedAt = new Date("2026-11-24T09:00:00.000Z");
const later = (ms: number) => new Date(changedAt.getTime() + ms);

const sink = await mailToSink();
let shop: Awaited<ReturnType<typeof openShop>>;
let cart: Awaited<ReturnType<typeof fillCart>>;

beforeEach(async () => {
  shop = await openShop();
  cart = await fillCart(shop, email, changedAt);
  await subscribe(email, changedAt);
});

afterAll(closeDatabase);

async function begin(jobRunId = "job_1", at = later(HOUR_MS)) {
  const run = await beginReminders(cart.cartId, jobRunId, at, at);
  if (!run) throw new Error("no run");
  return run;
}

const logOf = (onceKey: string) => db.emailLog.findUnique({ where: { onceKey } });

describe("a reminder that may go", () => {
  it("goes once even when the step runs twice, with the lines at today's price and the way back", async () => {
    const run = await begin();
    await db.product.update({ where: { id: shop.product.id }, data: { priceCents: 190_000 } });
    expect(await sendReminder(run, saved, 0, later(HOUR_MS))).toEqual({ next: "on" });
    expect(await sendReminder(run, saved, 0, later(HOUR_MS + 1))).toEqual({ next: "on" });
    expect(sink.mails.map((mail) => mail.to)).toEqual([email]);
    const body = await db.emailBody.findFirstOrThrow();
    expect(body.text).toMatch(/Enamel chai kettle[\s\S]*3,800/);
    expect(body.text).toContain("/cart/restore/");
    expect((await getRun(run.id)).steps).toMatchObject([{ outcome: "sent", at: later(HOUR_MS) }]);
  });

  it("continues where it stood when the cart changed: what was sent stays sent, the next one goes", async () => {
    await sendReminder(await begin(), saved, 0, later(HOUR_MS));
    const change = later(2 * HOUR_MS);
    await setQuantity({ productId: shop.product.id, quantity: 3 }, cart.shopper, change);
    const again = await begin("job_2", new Date(change.getTime() + HOUR_MS));
    expect(await sendReminder(again, saved, 0, new Date(change.getTime() + HOUR_MS))).toEqual({ next: "on" });
    expect(await sendReminder(again, questions, 0, new Date(change.getTime() + DAY_MS))).toEqual({ next: "on" });
    expect(sink.mails).toHaveLength(2);
    expect((await getRun(again.id)).steps.map((step) => step.outcome)).toEqual(["skipped", "sent"]);
  });
});

describe("the last call", () => {
  const at = later(3 * DAY_MS);
  const textOf = async () =>
    (await db.emailBody.findFirst({ where: { emailLog: { message: "cart-last-call" } } }))?.text ?? "";

  it("offers a coupon when the setting allows it, the same one however often it is taken", async () => {
    await changeFlowSettings(flowSettings.parse({ cartRecovery: { couponPercent: 5 } }), shop.staff);
    const customer = await db.customer.findUniqueOrThrow({ where: { email } });
    const run = await begin();
    expect(await sendReminder(run, questions, 0, later(DAY_MS))).toEqual({ next: "on" });
    expect(await db.coupon.count()).toBe(0);
    await atOnce(5, () => sendReminder(run, lastCall, 0, at));
    const coupons = await db.coupon.findMany();
    expect(coupons).toMatchObject([
      { percentOff: 5, customerId: customer.id, purpose: `cart-recovery:${cart.cartId}` },
    ]);
    expect(coupons[0]).toMatchObject({ validFrom: at, validUntil: later(10 * DAY_MS) });
    expect(await textOf()).toContain(coupons[0]?.code);
  });

  it("offers none when the setting is 0, nor to who has left", async () => {
    await sendReminder(await begin(), lastCall, 0, at);
    expect(await textOf()).not.toMatch(/% off/);
    await changeFlowSettings(flowSettings.parse({ cartRecovery: { couponPercent: 5 } }), shop.staff);
    await db.emailSubscription.update({ where: { email }, data: { unsubscribedAt: later(1) } });
    cart = await fillCart(shop, email, later(30 * DAY_MS));
    const run = await begin("job_2", later(30 * DAY_MS + HOUR_MS));
    expect(await sendReminder(run, lastCall, 0, later(33 * DAY_MS))).toEqual({ next: "end", reason: "unsubscribed" });
    expect(await db.coupon.count()).toBe(0);
  });
});

describe("a reminder that must not go", () => {
  it("is declined with its reason when an order was placed after the first mail", async () => {
    const run = await begin();
    await sendReminder(run, saved, 0, later(HOUR_MS));
    await orderCart(shop, cart.cartId, email, later(2 * HOUR_MS));
    expect(await sendReminder(run, questions, 0, later(DAY_MS))).toEqual({ next: "end", reason: "order_placed" });
    expect(sink.mails).toHaveLength(1);
    expect(await logOf(`cart-recovery:${cart.cartId}:2`)).toMatchObject({
      declinedReason: "order_placed",
      acceptedAt: null,
    });
  });

  it("is declined when the same person ordered another cart", async () => {
    const run = await begin();
    const phone = await fillCart(shop, email, later(MINUTE_MS));
    await orderCart(shop, phone.cartId, email, later(10 * MINUTE_MS));
    expect(await sendReminder(run, saved, 0, later(HOUR_MS))).toEqual({ next: "end", reason: "order_placed" });
    expect(sink.mails).toHaveLength(0);
  });

  it("is declined when the person unsubscribed, and the reason is stored", async () => {
    const run = await begin();
    await db.emailSubscription.update({ where: { email }, data: { unsubscribedAt: later(1) } });
    expect(await sendReminder(run, saved, 0, later(HOUR_MS))).toEqual({ next: "end", reason: "unsubscribed" });
    expect(sink.mails).toHaveLength(0);
    expect(await logOf(`cart-recovery:${cart.cartId}:1`)).toMatchObject({ declinedReason: "unsubscribed" });
    expect((await getRun(run.id)).steps).toMatchObject([{ outcome: "declined", reasonWords: "Unsubscribed" }]);
  });

  it("is declined while the shopper is in a chat with us, and goes when the sequence begins anew", async () => {
    const session = await db.chatSession.create({
      data: { id: newId("chat"), visitorId: cart.shopper.visitorId, lastSeq: 1 },
    });
    await db.chatMessage.create({
      data: { id: newId("msg"), sessionId: session.id, seq: 1, sender: "visitor", senderName: "", contentSealed: "x" },
    });
    const first = await begin();
    expect(await sendReminder(first, saved, 0, later(HOUR_MS))).toEqual({ next: "end", reason: "open_chat" });
    await db.chatSession.update({ where: { id: session.id }, data: { closedAt: later(HOUR_MS) } });
    const change = later(2 * HOUR_MS);
    await setQuantity({ productId: shop.product.id, quantity: 1 }, cart.shopper, change);
    const at = new Date(change.getTime() + HOUR_MS);
    const second = await begin("job_2", at);
    expect(await sendReminder(second, saved, 0, at)).toEqual({ next: "on" });
    expect(await sendReminder(second, saved, 0, at)).toEqual({ next: "on" });
    expect(sink.mails).toHaveLength(1);
  });

  it("is declined when marketing is switched off, also for a run under way", async () => {
    const run = await begin();
    await changeFlowSettings(flowSettings.parse({ marketingOn: false }), shop.staff);
    expect(await sendReminder(run, saved, 0, later(HOUR_MS))).toEqual({
      next: "end",
      reason: "marketing_switched_off",
    });
    expect(sink.mails).toHaveLength(0);
  });

  it("is declined when a reminder of another cart went to the person within seven days", async () => {
    await sendReminder(await begin(), saved, 0, later(HOUR_MS));
    cart = await fillCart(shop, email, later(DAY_MS));
    const run = await begin("job_2", later(DAY_MS + HOUR_MS));
    expect(await sendReminder(run, saved, 0, later(DAY_MS + HOUR_MS))).toEqual({
      next: "end",
      reason: "recently_reminded",
    });
  });
});

describe("a reminder that must wait", () => {
  it("waits for a payment under way and goes afterwards, each on record", async () => {
    const run = await begin();
    await startPayment(cart.shopper, later(50 * MINUTE_MS));
    const at = later(80 * MINUTE_MS);
    expect(await sendReminder(run, saved, 0, later(HOUR_MS))).toEqual({ next: "again", at });
    expect((await getRun(run.id)).waiting).toMatchObject({ step: saved.step, until: at });
    expect(await sendReminder(run, saved, 1, at)).toEqual({ next: "on" });
    expect((await getRun(run.id)).steps.map((step) => step.outcome)).toEqual(["deferred", "sent"]);
  });

  it("waits for the morning when it is due at night", async () => {
    const run = await begin();
    const night = later(72 * HOUR_MS + 10 * HOUR_MS);
    const result = await sendReminder(run, lastCall, 0, night);
    expect(result).toEqual({ next: "again", at: new Date("2026-11-28T05:00:00.000Z") });
    expect(sink.mails).toHaveLength(0);
  });

  it("is asked for again when the mail server is away, and nothing is recorded as sent", async () => {
    const run = await begin();
    sink.answerBy(() => "421 4.3.2 closed for today");
    await expect(sendReminder(run, saved, 0, later(HOUR_MS))).rejects.toMatchObject({ kind: "unavailable" });
    expect((await getRun(run.id)).steps).toEqual([]);
    sink.answerBy();
    expect(await sendReminder(run, saved, 0, later(2 * HOUR_MS))).toEqual({ next: "on" });
    expect(sink.mails).toHaveLength(1);
  });
});

describe("an order while the reminder is handed over (QUALITY.md R4)", () => {
  it("that came first stops the mail: the hand-over waits for its commit", async () => {
    const run = await begin();
    let commit = () => {};
    const mayCommit = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let locked = () => {};
    const isLocked = new Promise<void>((resolve) => {
      locked = resolve;
    });
    const order = inTransaction(async (tx) => {
      await lockCart(tx, cart.cartId);
      await tx.cart.update({ where: { id: cart.cartId }, data: { orderedAt: later(HOUR_MS) } });
      locked();
      await mayCommit;
    });
    await isLocked;
    const sending = sendReminder(run, saved, 0, later(HOUR_MS));
    await waitsForALock();
    commit();
    await order;
    expect(await sending).toEqual({ next: "end", reason: "order_placed" });
    expect(sink.mails).toHaveLength(0);
  });

  it.each(["the same cart", "another cart of the same person"])("of %s waits until the mail is out", async (which) => {
    const ordered = which === "the same cart" ? cart : await fillCart(shop, email, later(MINUTE_MS));
    const run = await begin();
    const events: string[] = [];
    let order: Promise<unknown> = Promise.resolve();
    sink.answerBy(async (phase) => {
      if (phase !== "body") return undefined;
      order = orderCart(shop, ordered.cartId, email, later(HOUR_MS)).then(() => events.push("ordered"));
      await waitsForALock();
      events.push("accepted");
      return undefined;
    });
    expect(await sendReminder(run, saved, 0, later(HOUR_MS))).toEqual({ next: "on" });
    await order;
    expect(events).toEqual(["accepted", "ordered"]);
    expect(await sendReminder(run, questions, 0, later(DAY_MS))).toEqual({ next: "end", reason: "order_placed" });
    expect(sink.mails).toHaveLength(1);
  });

  async function waitsForALock(): Promise<void> {
    await expect
      .poll(async () => {
        const rows = await db.$queryRaw<{ waiting: bigint }[]>`
          SELECT count(*) AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        return Number(rows[0]?.waiting);
      })
      .toBeGreaterThan(0);
  }
});
