import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { newId } from "@/lib/id";
import { fillCart, openShop, orderCart } from "@/testing/factories/carts";
import { mailToSink } from "@/testing/mail-to-sink";
import { sendOrderUpdate } from "./send-order-update";

const email = "wanjiru@example.com";
/** A Sunday night: marketing would wait. */
const now = new Date("2026-11-22T22:00:00.000Z");

const sink = await mailToSink();
let orderId: string;

beforeEach(async () => {
  const shop = await openShop();
  const { cartId } = await fillCart(shop, email, now);
  orderId = (await orderCart(shop, cartId, email, now)).orderId;
});

afterAll(closeDatabase);

describe("the mails of an order", () => {
  it("go once per status, at night and without consent to marketing", async () => {
    for (const status of ["placed", "placed", "shipped", "delivered", "shipped"] as const)
      await sendOrderUpdate(orderId, status, now);
    expect(sink.mails.map((mail) => mail.to)).toEqual([email, email, email]);
    const logs = await db.emailLog.findMany({ orderBy: { id: "asc" }, select: { onceKey: true, orderId: true } });
    expect(logs).toEqual(
      ["placed", "shipped", "delivered"].map((status) => ({ onceKey: `order:${orderId}:${status}`, orderId })),
    );
  });

  it("say what was bought, where it goes and what it costs", async () => {
    await sendOrderUpdate(orderId, "placed", now);
    const { text } = await db.emailBody.findFirstOrThrow();
    expect(text).toMatch(/Enamel chai kettle[\s\S]*3,700[\s\S]*3,900/);
    expect(text).toContain("Moi Avenue 1");
    expect(text).toContain(`/orders/${orderId}?token=`);
  });

  it("do not go to an address that bounced for good", async () => {
    await db.suppression.create({ data: { id: newId("sup"), email, reason: "hard_bounce", everything: true } });
    expect(await sendOrderUpdate(orderId, "placed", now)).toMatchObject({ outcome: "declined", reason: "hard_bounce" });
    expect(sink.mails).toHaveLength(0);
  });

  it("do not go for an order that was cancelled", async () => {
    await db.order.update({ where: { id: orderId }, data: { cancelledAt: now } });
    expect(await sendOrderUpdate(orderId, "shipped", now)).toMatchObject({ reason: "order_cancelled" });
    expect(sink.mails).toHaveLength(0);
  });

  it("are asked for again when the mail server is away, and go once it is back", async () => {
    sink.answerBy(() => "421 4.3.2 closed for today");
    await expect(sendOrderUpdate(orderId, "placed", now)).rejects.toMatchObject({ kind: "unavailable" });
    sink.answerBy();
    const later = new Date(now.getTime() + 60_000);
    expect(await sendOrderUpdate(orderId, "placed", later)).toMatchObject({ outcome: "sent" });
    expect(sink.mails).toHaveLength(1);
  });

  it("are refused for an order that does not exist", async () => {
    await expect(sendOrderUpdate("ord_none", "placed", now)).rejects.toMatchObject({ kind: "not_found" });
  });
});
