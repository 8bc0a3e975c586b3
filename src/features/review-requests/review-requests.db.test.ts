import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { getRun } from "@/features/automations/get-run";
import { closeDatabase, db } from "@/lib/db";
import { newId } from "@/lib/id";
import { DAY_MS } from "@/lib/time";
import { atOnce, fulfilled } from "@/testing/at-once";
import { fillCart, openShop, orderCart } from "@/testing/factories/carts";
import { subscribe } from "@/testing/factories/subscriptions";
import { mailToSink } from "@/testing/mail-to-sink";
import { beginRequest } from "./begin-request";
import { REVIEW_MAILS } from "./rules";
import { scanDeliveries } from "./scan-deliveries";
import { sendRequest } from "./send-request";

const [request, reminder] = REVIEW_MAILS;
const email = "wanjiru@example.com";
/** A Tuesday, 12:00 in Nairobi, no holiday near. */
const deliveredAt = new Date("2026-11-24T09:00:00.000Z");
const day = (days: number) => new Date(deliveredAt.getTime() + days * DAY_MS);

const sink = await mailToSink();
let shop: Awaited<ReturnType<typeof openShop>>;
let orderId: string;

beforeEach(async () => {
  shop = await openShop();
  await subscribe(email, deliveredAt);
  orderId = await deliver();
});

afterAll(closeDatabase);

async function deliver(who = email): Promise<string> {
  const cart = await fillCart(shop, who, day(-3));
  const { orderId: id } = await orderCart(shop, cart.cartId, who, day(-3));
  await db.order.update({ where: { id }, data: { shippedAt: day(-2), deliveredAt } });
  return id;
}

async function begin(jobRunId = "job_1") {
  const run = await beginRequest(orderId, jobRunId, deliveredAt);
  if (!run) throw new Error("no run");
  return run;
}

async function review(id: string) {
  const { customerId } = await db.order.findUniqueOrThrow({ where: { id } });
  const said = { stars: 5, content: "Good" };
  await db.review.create({
    data: { id: newId("rev"), orderId: id, productId: shop.product.id, customerId, ...said },
  });
}

describe("the mails about an order", () => {
  it("ask once and remind once, with a signed link for each product, even when a step runs twice", async () => {
    const run = await begin();
    for (const at of [day(7), day(7)]) expect(await sendRequest(run, request, 0, at)).toEqual({ next: "on" });
    for (const at of [day(14), day(14)]) expect(await sendRequest(run, reminder, 0, at)).toEqual({ next: "on" });
    expect(sink.mails.map(({ to }) => to)).toEqual([email, email]);
    const bodies = await db.emailBody.findMany();
    for (const { text } of bodies) expect(text).toMatch(/Enamel chai kettle[\s\S]*\/reviews\//);
    expect((await getRun(run.id)).steps.map(({ outcome }) => outcome)).toEqual(["sent", "sent"]);
  });

  it("go once when ten jobs and ten workers are at it at once", async () => {
    const runs = fulfilled(await atOnce(10, (index) => beginRequest(orderId, `job_${index}`, deliveredAt)));
    const [run, ...others] = runs.filter((one) => one !== null);
    expect(others).toEqual([]);
    if (run) await atOnce(10, () => sendRequest(run, request, 0, day(7)));
    expect(sink.mails).toHaveLength(1);
  });

  it.each([
    ["reviewed", () => review(orderId)],
    ["order_returned", () => db.order.update({ where: { id: orderId }, data: { returnedAt: day(8) } })],
    ["order_refunded", () => db.order.update({ where: { id: orderId }, data: { refundedAt: day(8) } })],
    ["unsubscribed", () => db.emailSubscription.update({ where: { email }, data: { unsubscribedAt: day(8) } })],
  ])("end when %s after the request, and store why", async (reason, happen) => {
    const run = await begin();
    await sendRequest(run, request, 0, day(7));
    await happen();
    expect(await sendRequest(run, reminder, 0, day(14))).toEqual({ next: "end", reason });
    expect(sink.mails).toHaveLength(1);
    expect(await db.emailLog.findFirst({ where: { message: "review-reminder" } })).toMatchObject({
      declinedReason: reason,
    });
  });

  it("end while the buyer is in a chat with us", async () => {
    const { visitorId } = await db.order.findUniqueOrThrow({ where: { id: orderId } });
    const owner = visitorId ?? (await db.visitor.create({ data: { id: newId("vis") } })).id;
    await db.order.update({ where: { id: orderId }, data: { visitorId: owner } });
    const session = await db.chatSession.create({ data: { id: newId("chat"), visitorId: owner, lastSeq: 1 } });
    const words = { seq: 1, sender: "visitor" as const, senderName: "", contentSealed: "x" };
    await db.chatMessage.create({ data: { id: newId("msg"), sessionId: session.id, ...words } });
    expect(await sendRequest(await begin(), request, 0, day(7))).toEqual({ next: "end", reason: "open_chat" });
  });

  it("go on when somebody else's order is reviewed or comes back", async () => {
    const other = await deliver("other@example.com");
    await review(other);
    await db.order.update({ where: { id: other }, data: { returnedAt: day(1) } });
    expect(await sendRequest(await begin(), request, 0, day(7))).toEqual({ next: "on" });
    expect(sink.mails.map(({ to }) => to)).toEqual([email]);
  });

  it("are not begun for an order that is not delivered", async () => {
    await db.order.update({ where: { id: orderId }, data: { deliveredAt: null } });
    expect(await beginRequest(orderId, "job_1", deliveredAt)).toBeNull();
    expect(await beginRequest("ord_none", "job_1", deliveredAt)).toBeNull();
  });
});

describe("the scan", () => {
  const found = () => db.outboxEvent.count({ where: { name: "review-requests/delivery.found" } });

  it("finds a delivery that no run was begun for, and not twice once it was", async () => {
    expect(await scanDeliveries(null, "", day(8))).toMatchObject({ found: 1, lastId: orderId, more: false });
    expect(await found()).toBe(1);
    await begin();
    expect(await scanDeliveries(null, "", day(8))).toMatchObject({ found: 0 });
  });

  it("leaves what came back and what is too old alone", async () => {
    expect(await scanDeliveries(null, "", day(22))).toMatchObject({ found: 0 });
    await db.order.update({ where: { id: orderId }, data: { returnedAt: day(1) } });
    expect(await scanDeliveries(null, "", day(8))).toMatchObject({ found: 0 });
    expect(await scanDeliveries("2026-11-30", "", day(8))).toMatchObject({ found: 0 });
  });
});
