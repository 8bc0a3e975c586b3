import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { getRun } from "@/features/automations/get-run";
import { getConsent } from "@/features/subscriptions/get-consent";
import { preferencesUrl } from "@/features/subscriptions/make-mail-links";
import { staySubscribed } from "@/features/subscriptions/stay-subscribed";
import { closeDatabase, db } from "@/lib/db";
import { newId } from "@/lib/id";
import { DAY_MS } from "@/lib/time";
import { atOnce, fulfilled } from "@/testing/at-once";
import { fillCart, openShop, orderCart } from "@/testing/factories/carts";
import { aSubscriber } from "@/testing/factories/people";
import { mailToSink } from "@/testing/mail-to-sink";
import { beginReactivation } from "./begin-reactivation";
import { REACTIVATION_MAILS } from "./rules";
import { scanSilence } from "./scan-silence";
import { sendReactivation } from "./send-reactivation";

const [missYou, winBack, stayOrGo] = REACTIVATION_MAILS;
const email = "wanjiru@example.com";
/** A Tuesday, 12:00 in Nairobi; no holiday 60, 90 or 120 days later. */
const silentSince = new Date("2026-07-07T09:00:00.000Z");
const day = (days: number) => new Date(silentSince.getTime() + days * DAY_MS);

const sink = await mailToSink();
let shop: Awaited<ReturnType<typeof openShop>>;
let subscriptionId: string;
let customerId: string;

beforeEach(async () => {
  shop = await openShop();
  ({ subscriptionId, customerId } = await aSubscriber(email, silentSince));
});

afterAll(closeDatabase);

async function begin(jobRunId = "job_1", at = day(60)) {
  const run = await beginReactivation(subscriptionId, silentSince, jobRunId, at);
  if (!run) throw new Error("no run");
  return run;
}

async function order(at: Date) {
  const { cartId } = await fillCart(shop, email, at);
  await orderCart(shop, cartId, email, at);
}

async function click(at: Date) {
  const mail = { onceKey: newId("key"), stream: "marketing" as const, message: "campaign", toEmail: email };
  const { id } = await db.emailLog.create({ data: { id: newId("eml"), ...mail, clickedAt: at } });
  await db.emailEvent.create({ data: { id: newId("eev"), emailLogId: id, kind: "click", human: true, at } });
}

async function chat(at: Date, who: { email?: string; customerId?: string } = { customerId }) {
  const visitor = await db.visitor.create({ data: { id: newId("vis") } });
  const session = { id: newId("chat"), visitorId: visitor.id, lastSeq: 1, closedAt: at, ...who };
  await db.chatSession.create({ data: session });
  const words = { seq: 1, sender: "visitor" as const, senderName: "", contentSealed: "x", createdAt: at };
  await db.chatMessage.create({ data: { id: newId("msg"), sessionId: session.id, ...words } });
}

const scan = async (at: Date) => (await scanSilence(null, "", at)).found;

describe("the scan", () => {
  it("finds who was silent for 60 days, and not before", async () => {
    expect(await scan(new Date(day(60).getTime() - 1))).toBe(0);
    expect(await scan(day(60))).toBe(1);
    const events = await db.outboxEvent.findMany({ where: { name: "reactivation/silence.found" } });
    expect(events.map(({ data }) => data)).toEqual([{ subscriptionId, silentSince: silentSince.toISOString() }]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["an order", () => order(day(10))],
    ["a click", () => click(day(10))],
    ["a chat", () => chat(day(10))],
    ["a chat as a guest who typed the address", () => chat(day(10), { email: "Wanjiru@Example.com" })],
  ])("counts from %s", async (_, live) => {
    await live();
    expect(await scan(day(69))).toBe(0);
    expect(await scan(day(70))).toBe(1);
  });

  it("leaves out who left, whose marketing has stopped, who never confirmed, and whom a run is about", async () => {
    for (const data of [{ unsubscribedAt: day(1) }, { sunsetAt: day(1) }, { confirmedAt: null }]) {
      await db.emailSubscription.update({ where: { email }, data });
      expect(await scan(day(60))).toBe(0);
      const back = { unsubscribedAt: null, sunsetAt: null, confirmedAt: silentSince };
      await db.emailSubscription.update({ where: { email }, data: back });
    }
    await begin();
    expect(await scan(day(61))).toBe(0);
  });

  it("finds the same person anew after a new sign of life and a new silence", async () => {
    await begin();
    await order(day(61));
    expect(await scan(day(120))).toBe(0);
    expect(await scan(day(121))).toBe(1);
  });
});

describe("the three mails", () => {
  it("go once each, with one coupon in the second, and then marketing stops", async () => {
    const run = await begin();
    for (const at of [day(60), day(60)]) expect(await sendReactivation(run, missYou, 0, at)).toEqual({ next: "on" });
    for (const at of [day(90), day(90)]) expect(await sendReactivation(run, winBack, 0, at)).toEqual({ next: "on" });
    expect(await getConsent(email, day(119))).toMatchObject({ subscribed: true });
    expect(await sendReactivation(run, stayOrGo, 0, day(120))).toEqual({ next: "on" });
    expect(sink.mails).toHaveLength(3);
    expect(await db.coupon.findMany()).toMatchObject([
      { customerId, percentOff: 10, validFrom: day(90), validUntil: new Date("2026-10-19T20:59:59.000Z") },
    ]);
    expect(await getConsent(email, day(120))).toEqual({ subscribed: false, reason: "sunset" });
    expect((await getRun(run.id)).steps.map(({ outcome }) => outcome)).toEqual(["sent", "sent", "sent"]);
    const last = await db.emailBody.findFirstOrThrow({ where: { emailLog: { message: "stay-or-go" } } });
    expect(last.text).toContain("/preferences/");
  });

  it("go once when ten jobs and ten workers are at it at once", async () => {
    const runs = fulfilled(
      await atOnce(10, (i) => beginReactivation(subscriptionId, silentSince, `job_${i}`, day(60))),
    );
    const [run, ...others] = runs.filter((one) => one !== null);
    expect(others).toEqual([]);
    if (run) await atOnce(10, () => sendReactivation(run, missYou, 0, day(60)));
    expect(sink.mails).toHaveLength(1);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["order_placed", () => order(day(70))],
    ["clicked", () => click(day(70))],
    ["chatted", () => chat(day(70))],
    ["chatted", () => chat(day(70), { email })],
    ["unsubscribed", () => db.emailSubscription.update({ where: { email }, data: { unsubscribedAt: day(70) } })],
  ])("end with the first sign of life: %s", async (reason, live) => {
    const run = await begin();
    await sendReactivation(run, missYou, 0, day(60));
    await live();
    expect(await sendReactivation(run, winBack, 0, day(90))).toEqual({ next: "end", reason });
    expect(sink.mails).toHaveLength(1);
    expect(await db.coupon.count()).toBe(0);
    expect(await db.emailLog.findFirst({ where: { message: "win-back" } })).toMatchObject({ declinedReason: reason });
  });

  it("go on when a machine clicks, or somebody else lives", async () => {
    const run = await begin();
    await click(day(61));
    await db.emailEvent.updateMany({ data: { human: false } });
    await chat(day(61), { email: "other@example.com" });
    expect(await sendReactivation(run, missYou, 0, day(62))).toEqual({ next: "on" });
  });
});

describe("the stop", () => {
  it("does not come when the goodbye did not go out", async () => {
    const run = await begin();
    await db.emailSubscription.update({ where: { email }, data: { pausedUntil: day(130) } });
    expect(await sendReactivation(run, stayOrGo, 0, day(120))).toEqual({ next: "end", reason: "paused" });
    expect(await db.emailSubscription.findFirst()).toMatchObject({ sunsetAt: null });
  });

  it("stays lifted when the person pressed stay and the step runs again", async () => {
    const run = await begin();
    await sendReactivation(run, stayOrGo, 0, day(120));
    const token = preferencesUrl(subscriptionId, day(120)).split("/").at(-1) ?? "";
    expect(await staySubscribed(token, { ip: null, userAgent: null }, day(121))).toBe(true);
    await sendReactivation(run, stayOrGo, 0, day(122));
    expect(await getConsent(email, day(122))).toMatchObject({ subscribed: true });
    expect(sink.mails).toHaveLength(1);
  });
});
