import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { getRun } from "@/features/automations/get-run";
import { isHeldOut } from "@/features/automations/start-run";
import { closeDatabase, db } from "@/lib/db";
import { newId } from "@/lib/id";
import { DAY_MS, HOUR_MS } from "@/lib/time";
import { atOnce, fulfilled } from "@/testing/at-once";
import { fillCart, openShop, orderCart } from "@/testing/factories/carts";
import { aSubscriber } from "@/testing/factories/people";
import { subscribe } from "@/testing/factories/subscriptions";
import { mailToSink } from "@/testing/mail-to-sink";
import { beginSeries } from "./begin-series";
import { planWelcome } from "./plan-welcome";
import { WELCOMES } from "./rules";
import { sendWelcome } from "./send-welcome";

const [welcome, favourites, help] = WELCOMES;
const email = "wanjiru@example.com";
/** A Tuesday, 12:00 in Nairobi, no holiday near. */
const confirmedAt = new Date("2026-11-24T09:00:00.000Z");
const later = (ms: number) => new Date(confirmedAt.getTime() + ms);

const sink = await mailToSink();
let shop: Awaited<ReturnType<typeof openShop>>;
let subscriptionId: string;

beforeEach(async () => {
  shop = await openShop();
  subscriptionId = (await aSubscriber(email, confirmedAt)).subscriptionId;
});

afterAll(closeDatabase);

async function begin(jobRunId = "job_1", now = confirmedAt) {
  const run = await beginSeries(subscriptionId, jobRunId, now);
  if (!run) throw new Error("no run");
  return run;
}

const order = async (at: Date, who = email) => {
  const cart = await fillCart(shop, who, at);
  await orderCart(shop, cart.cartId, who, at);
};

describe("the welcome series", () => {
  it("sends its three mails, each once even when its step runs twice", async () => {
    const run = await begin();
    for (const [one, at] of [
      [welcome, confirmedAt],
      [favourites, later(2 * DAY_MS)],
      [help, later(5 * DAY_MS)],
    ] as const) {
      expect(await planWelcome(run, one, at)).toEqual(at);
      expect(await sendWelcome(run, one, 0, at)).toEqual({ next: "on" });
      expect(await sendWelcome(run, one, 0, later(at.getTime() - confirmedAt.getTime() + 1))).toEqual({ next: "on" });
    }
    expect(sink.mails.map(({ to }) => to)).toEqual([email, email, email]);
    expect((await getRun(run.id)).steps.map(({ outcome }) => outcome)).toEqual(["sent", "sent", "sent"]);
    const bodies = await db.emailBody.findMany();
    expect(bodies.some(({ text }) => text.includes("Hello Wanjiru,"))).toBe(true);
    expect(bodies.some(({ text }) => text.includes("/products/chai-kettle"))).toBe(true);
    expect(bodies.every(({ text }) => text.includes("/unsubscribe/"))).toBe(true);
  });

  it("sends one mail when ten workers take the same step at once, and begins one run for ten jobs", async () => {
    const runs = fulfilled(await atOnce(10, (index) => beginSeries(subscriptionId, `job_${index}`, confirmedAt)));
    const [run, ...others] = runs.filter((one) => one !== null);
    expect(others).toEqual([]);
    if (run) await atOnce(10, () => sendWelcome(run, welcome, 0, confirmedAt));
    expect(sink.mails).toHaveLength(1);
  });

  it("ends with a first order after the confirmation, and stores why", async () => {
    const run = await begin();
    await sendWelcome(run, welcome, 0, confirmedAt);
    await order(later(DAY_MS));
    expect(await sendWelcome(run, favourites, 0, later(2 * DAY_MS))).toEqual({ next: "end", reason: "order_placed" });
    expect(sink.mails).toHaveLength(1);
    expect(await db.emailLog.findFirst({ where: { message: "welcome-favourites" } })).toMatchObject({
      declinedReason: "order_placed",
    });
  });

  it("goes on when somebody else orders", async () => {
    const run = await begin();
    await order(later(1), "other@example.com");
    expect(await sendWelcome(run, welcome, 0, later(HOUR_MS))).toEqual({ next: "on" });
    expect(sink.mails.map(({ to }) => to)).toEqual([email]);
  });

  it("does not go to who left, nor to an address that bounced", async () => {
    const run = await begin();
    await db.emailSubscription.update({ where: { email }, data: { unsubscribedAt: later(1) } });
    expect(await sendWelcome(run, welcome, 0, later(2))).toEqual({ next: "end", reason: "unsubscribed" });
    await subscribe(email, later(HOUR_MS));
    await db.suppression.create({ data: { id: newId("sup"), email, reason: "hard_bounce", everything: true } });
    const again = await begin("job_2", later(HOUR_MS));
    expect(await sendWelcome(again, welcome, 0, later(HOUR_MS))).toEqual({ next: "end", reason: "hard_bounce" });
    expect(sink.mails).toHaveLength(0);
  });

  it("begins anew with a new confirmation, and the old series ends", async () => {
    const old = await begin();
    await sendWelcome(old, welcome, 0, confirmedAt);
    await subscribe(email, later(DAY_MS));
    const anew = await begin("job_2", later(DAY_MS));
    expect(anew.id).not.toBe(old.id);
    expect(await sendWelcome(old, favourites, 0, later(2 * DAY_MS))).toEqual({ next: "end", reason: "confirmed_anew" });
    expect(await sendWelcome(anew, welcome, 0, later(DAY_MS))).toEqual({ next: "on" });
  });

  it("waits for the morning when the confirmation comes at night", async () => {
    const night = new Date("2026-11-24T20:00:00.000Z");
    await subscribe(email, night);
    const run = await begin("job_1", night);
    const morning = new Date("2026-11-25T05:00:00.000Z");
    expect(await sendWelcome(run, welcome, 0, night)).toEqual({ next: "again", at: morning });
    expect(await sendWelcome(run, welcome, 1, morning)).toEqual({ next: "on" });
    expect((await getRun(run.id)).steps.map(({ outcome }) => outcome)).toEqual(["deferred", "sent"]);
  });

  it("is not begun for a subscription that is not confirmed or does not exist", async () => {
    await db.emailSubscription.update({ where: { email }, data: { confirmedAt: null } });
    expect(await beginSeries(subscriptionId, "job_1", confirmedAt)).toBeNull();
    expect(await beginSeries("sub_none", "job_1", confirmedAt)).toBeNull();
  });

  it("leaves out who is held out, on record", async () => {
    await db.setting.create({ data: { key: "automations.flows", value: { welcome: { holdoutPercent: 50 } } } });
    const addresses = Array.from({ length: 20 }, (_, index) => `held.${index}@example.com`);
    const held = addresses.find((one) => isHeldOut("welcome", one, 50)) ?? "";
    subscriptionId = (await subscribe(held, confirmedAt)).id;
    expect(await beginSeries(subscriptionId, "job_1", confirmedAt)).toBeNull();
    expect(await db.automationRun.findFirst({ where: { email: held } })).toMatchObject({ endReason: "held_out" });
  });

  it("lets no order be committed while its mail is handed over", async () => {
    const run = await begin();
    const events: string[] = [];
    let placed: Promise<unknown> = Promise.resolve();
    const cart = await fillCart(shop, email, later(1));
    sink.answerBy(async (phase) => {
      if (phase !== "body") return undefined;
      placed = orderCart(shop, cart.cartId, email, later(2)).then(() => events.push("ordered"));
      await waitsForALock();
      events.push("accepted");
      return undefined;
    });
    expect(await sendWelcome(run, welcome, 0, later(2))).toEqual({ next: "on" });
    await placed;
    expect(events).toEqual(["accepted", "ordered"]);
  });
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
