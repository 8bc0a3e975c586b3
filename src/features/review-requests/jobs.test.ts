import { describe, expect, it, vi } from "vitest";
import { LIMIT_MS, withJobs } from "@/testing/with-jobs";

// Whether a holiday is near depends on the day the test runs; the calendar has its own tests.
vi.mock("@/features/mail/list-quiet-days", () => ({ listQuietDays: async () => new Set() }));

const email = "wanjiru@example.com";
/** Of the flow: the request after 4 s, the reminder after 11 s. */
const jobs = withJobs({ reviewRequests: { requestAfterMinutes: 240, reminderAfterMinutes: 660 } });

/** An order of a subscriber that arrives: three mails of the order itself. */
async function deliver() {
  const { fillCart, openShop, orderCart } = await import("@/testing/factories/carts");
  const { subscribe } = await import("@/testing/factories/subscriptions");
  const { shipOrder } = await import("@/features/orders/ship-order");
  const { deliverOrder } = await import("@/features/orders/deliver-order");
  const shop = await openShop();
  await subscribe(email, new Date());
  const { cartId } = await fillCart(shop, email, new Date());
  const { orderId } = await orderCart(shop, cartId, email, new Date());
  await shipOrder({ orderId });
  await deliverOrder({ orderId });
  return { orderId, productId: shop.product.id };
}

describe("the jobs of the review requests", () => {
  it("ask once and remind once after a delivery, and a scan adds nothing", { timeout: LIMIT_MS }, async () => {
    await deliver();
    await jobs.mailsSent(4);
    await jobs.send("reviews/scan.requested");
    const [run] = await jobs.runsEnded("review-requests", 1);
    expect(run?.ended?.reason).toBe("completed");
    expect(await jobs.outcomes(run?.id ?? "")).toEqual([
      ["How do you like it?", "sent"],
      ["Reminder", "sent"],
    ]);
    await jobs.mailsSent(5);
  });

  it("find a delivery that was never told of, by the scan", { timeout: LIMIT_MS }, async () => {
    const { db } = await import("@/lib/db");
    const { anOrder } = await import("@/testing/factories/orders");
    const { subscribe } = await import("@/testing/factories/subscriptions");
    const { openShop } = await import("@/testing/factories/carts");
    const shop = await openShop();
    const order = await anOrder(1_001);
    await subscribe("buyer.1001@example.com", new Date());
    const line = { productId: shop.product.id, name: "Kettle", priceCents: 100_000, quantity: 1 };
    await db.orderItem.create({ data: { id: "oit_1", orderId: order.id, ...line } });
    await db.order.update({ where: { id: order.id }, data: { deliveredAt: new Date() } });
    await jobs.send("reviews/scan.requested");
    await jobs.mailsSent(2);
    expect(await jobs.runsEnded("review-requests", 1)).toMatchObject([{ subjectId: order.id }]);
  });

  it("end with the review", { timeout: LIMIT_MS }, async () => {
    const { orderId, productId } = await deliver();
    await jobs.mailsSent(4);
    const { db } = await import("@/lib/db");
    const { customerId } = await db.order.findUniqueOrThrow({ where: { id: orderId } });
    const review = { id: "rev_1", orderId, productId, customerId, stars: 5, content: "Good" };
    await db.review.create({ data: review });
    expect(await jobs.runsEnded("review-requests", 1)).toMatchObject([{ ended: { reason: "reviewed" } }]);
    await jobs.mailsSent(4);
  });
});
