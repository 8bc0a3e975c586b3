import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { getRun } from "@/features/automations/get-run";
import { setWaiting } from "@/features/automations/set-waiting";
import { setQuantity } from "@/features/carts/set-quantity";
import { closeDatabase, db } from "@/lib/db";
import { HOUR_MS } from "@/lib/time";
import { fillCart, openShop, orderCart } from "@/testing/factories/carts";
import { beginReminders } from "./begin-reminders";
import { endCancelledRun } from "./end-cancelled-run";

const email = "wanjiru@example.com";
const changedAt = new Date("2026-11-24T09:00:00.000Z");
const later = (ms: number) => new Date(changedAt.getTime() + ms);

let shop: Awaited<ReturnType<typeof openShop>>;
let cart: Awaited<ReturnType<typeof fillCart>>;
let runId: string;

beforeEach(async () => {
  shop = await openShop();
  cart = await fillCart(shop, email, changedAt);
  runId = (await beginReminders(cart.cartId, "job_1", later(HOUR_MS), later(HOUR_MS)))?.id ?? "";
  await setWaiting(runId, "send-cart-questions", later(24 * HOUR_MS));
});

afterAll(closeDatabase);

const refused = () => db.emailLog.findUnique({ where: { onceKey: `cart-recovery:${cart.cartId}:2` } });

describe("a run that Inngest cancelled", () => {
  it("ends because of the order, and so does the mail it was waiting for, once", async () => {
    await orderCart(shop, cart.cartId, email, later(2 * HOUR_MS));
    await endCancelledRun("job_1", later(2 * HOUR_MS));
    await endCancelledRun("job_1", later(3 * HOUR_MS));
    const run = await getRun(runId);
    expect(run.ended).toMatchObject({ reason: "order_placed", at: later(2 * HOUR_MS) });
    expect(run.steps).toMatchObject([{ label: "Questions?", outcome: "declined" }]);
    expect(run.order).toMatchObject({ placedAt: later(2 * HOUR_MS) });
    expect(await refused()).toMatchObject({ declinedReason: "order_placed" });
  });

  it("ends because the cart changed, and leaves the mail to the run that begins anew", async () => {
    await setQuantity({ productId: shop.product.id, quantity: 5 }, cart.shopper, later(2 * HOUR_MS));
    await endCancelledRun("job_1", later(2 * HOUR_MS));
    expect((await getRun(runId)).ended?.reason).toBe("cart_changed");
    expect(await refused()).toBeNull();
  });

  it("ends because the cart moved into another one", async () => {
    await db.cart.update({ where: { id: cart.cartId }, data: { mergedAt: later(1) } });
    await endCancelledRun("job_1", later(2 * HOUR_MS));
    expect((await getRun(runId)).ended?.reason).toBe("cart_merged");
  });

  it("says that somebody cancelled by hand when the cart is as it was", async () => {
    await endCancelledRun("job_1", later(2 * HOUR_MS));
    expect((await getRun(runId)).ended?.reason).toBe("cancelled");
  });

  it("changes nothing when the job never began a run", async () => {
    await endCancelledRun("job_unknown", later(2 * HOUR_MS));
    expect((await getRun(runId)).ended).toBeNull();
  });
});
