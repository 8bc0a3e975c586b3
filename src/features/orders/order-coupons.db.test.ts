import { beforeEach, describe, expect, test } from "vitest";
import { addItem } from "@/features/carts/add-item";
import { applyCoupon, dropCoupon } from "@/features/carts/change-coupon";
import { getCart } from "@/features/carts/get-cart";
import { getCartFacts } from "@/features/carts/get-cart-facts";
import type { Shopper } from "@/features/carts/schema";
import { startPayment } from "@/features/carts/start-payment";
import { getCouponState } from "@/features/coupons/find-coupon";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { MINUTE_MS } from "@/lib/time";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aCoupon } from "@/testing/factories/coupons";
import { aProduct } from "@/testing/factories/products";
import { cancelOrder } from "./cancel-order";
import { getOrder } from "./get-order";
import { placeOrder } from "./place-order";
import { placeOrderForCart } from "./place-order-for-cart";
import type { DeliveryDetails } from "./schema";

const noon = new Date("2026-11-24T09:00:00Z");
const wanjiku = "wanjiku@example.com";
const buyer: DeliveryDetails = {
  name: "Wanjiku Kamau",
  email: wanjiku,
  phone: "+254712345678",
  county: "Kiambu",
  address: "Thika Road 7",
  paymentMethod: "pay_on_delivery",
};

beforeEach(() => aProduct("bowl", { stock: 20, priceCents: 145_000 }));

async function fillCart(productId = "bowl") {
  const { id } = await db.visitor.create({ data: { id: newId("vis") } });
  const shopper: Shopper = { visitorId: id, customer: null };
  const { cartId } = await addItem({ productId, quantity: 1 }, shopper, noon);
  const { revision } = (await getCartFacts(cartId)) ?? { revision: 0 };
  return { shopper, cart: { cartId, revision } };
}

describe("a coupon in the cart", () => {
  test("shows what it takes off and changes neither lines nor revision; dropped, it is gone", async () => {
    const { code } = await aCoupon(wanjiku);
    const { shopper, cart } = await fillCart();
    expect(await applyCoupon({ couponCode: code.toLowerCase() }, shopper, noon)).toEqual({ code, percentOff: 10 });
    const shown = await getCart(shopper, noon);
    expect(shown).toMatchObject({ revision: cart.revision, coupon: { code, percentOff: 10, discountCents: 14_500 } });
    await dropCoupon(shopper);
    expect(await getCart(shopper, noon)).toMatchObject({ coupon: null, subtotalCents: 145_000 });
  });

  test("is shown no more once it has run out", async () => {
    const { code, validUntil } = await aCoupon(wanjiku);
    const { shopper } = await fillCart();
    await applyCoupon({ couponCode: code }, shopper, noon);
    expect(await getCart(shopper, validUntil)).toMatchObject({ coupon: null });
  });

  test("of somebody else's, or that nobody made, is refused and kept nowhere", async () => {
    const { code } = await aCoupon("otieno@example.com");
    const { shopper } = await fillCart();
    const theirs = applyCoupon({ couponCode: code, email: wanjiku }, shopper, noon);
    await expect(theirs).rejects.toMatchObject({ code: "coupons.somebody_elses" });
    const unknown = applyCoupon({ couponCode: "AAAA-AAAA" }, shopper, noon);
    await expect(unknown).rejects.toMatchObject({ code: "coupons.unknown" });
    expect(await getCart(shopper, noon)).toMatchObject({ coupon: null });
  });

  test("is one's own cart's only", async () => {
    const { code } = await aCoupon(wanjiku);
    const { shopper } = await fillCart();
    const stranger = await fillCart();
    await applyCoupon({ couponCode: code }, shopper, noon);
    await dropCoupon(stranger.shopper);
    expect(await getCart(stranger.shopper, noon)).toMatchObject({ coupon: null });
    expect(await getCart(shopper, noon)).toMatchObject({ coupon: { code } });
  });
});

describe("an order with a coupon", () => {
  test("costs less by its percentage of the pieces, never of the delivery, and redeems it", async () => {
    const { code, purpose } = await aCoupon(wanjiku);
    const { shopper, cart } = await fillCart();
    const { orderId } = await placeOrder({ ...buyer, ...cart, couponCode: code }, shopper, noon);
    const sums = { subtotalCents: 145_000, discountCents: 14_500, deliveryCents: 35_000, totalCents: 165_500 };
    expect(await getOrder(orderId)).toMatchObject({ ...sums, couponCode: code });
    expect(await getCouponState(purpose)).toMatchObject({ redeemedAt: noon });
  });

  test("by two carts at once: one gets it, the other is refused and changes nothing", async () => {
    const { code } = await aCoupon(wanjiku);
    // Of different things: orders for the same one would take turns at its stock already.
    const things = ["lamp", "mug", "rug"];
    const carts: Awaited<ReturnType<typeof fillCart>>[] = [];
    for (const thing of things) {
      await aProduct(thing);
      carts.push(await fillCart(thing));
    }
    const results = await atOnce(3, (i) => {
      const { cart, shopper } = carts[i] as NonNullable<(typeof carts)[number]>;
      return placeOrder({ ...buyer, ...cart, couponCode: code }, shopper, noon);
    });
    expect(fulfilled(results)).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "coupons.redeemed" });
    expect(await db.order.count()).toBe(1);
    const left = await db.product.findMany({ where: { id: { in: things } }, select: { stock: true } });
    expect(left.map(({ stock }) => stock).sort((a, b) => b - a)).toEqual([10, 10, 9]);
  });

  test("submitted twice is one order and one redemption", async () => {
    const { code } = await aCoupon(wanjiku);
    const { shopper, cart } = await fillCart();
    const placed = await Promise.all(
      [1, 2].map(() => placeOrder({ ...buyer, ...cart, couponCode: code }, shopper, noon)),
    );
    expect(new Set(placed.map(({ orderId }) => orderId)).size).toBe(1);
  });

  test("is refused rather than placed for more than was shown: somebody else's, run out, used", async () => {
    const { code, validUntil } = await aCoupon(wanjiku);
    const { shopper, cart } = await fillCart();
    const place = (over: object, at = noon) =>
      placeOrder({ ...buyer, ...cart, couponCode: code, ...over }, shopper, at);
    await expect(place({ email: "otieno@example.com" })).rejects.toMatchObject({
      code: "coupons.somebody_elses",
      details: { fields: { couponCode: expect.stringContaining("another e-mail address") } },
    });
    await expect(place({}, validUntil)).rejects.toMatchObject({ code: "coupons.expired" });
    await db.coupon.updateMany({ data: { redeemedAt: noon } });
    await expect(place({})).rejects.toMatchObject({ code: "coupons.redeemed" });
    expect(await db.order.count()).toBe(0);
  });

  test("that is cancelled gives it back, and it can be redeemed anew", async () => {
    const { code, purpose } = await aCoupon(wanjiku);
    const first = await fillCart();
    const { orderId } = await placeOrder({ ...buyer, ...first.cart, couponCode: code }, first.shopper, noon);
    await cancelOrder({ orderId }, noon);
    expect(await getCouponState(purpose)).toMatchObject({ redeemedAt: null });
    const second = await fillCart();
    await placeOrder({ ...buyer, ...second.cart, couponCode: code }, second.shopper, noon);
    await cancelOrder({ orderId }, noon);
    expect(await getCouponState(purpose)).toMatchObject({ redeemedAt: noon });
  });

  test("paid by M-Pesa counts for an hour from when the shopper went to pay", async () => {
    const { code, validUntil } = await aCoupon(wanjiku);
    const { shopper, cart } = await fillCart();
    await applyCoupon({ couponCode: code }, shopper, noon);
    const lastMinute = new Date(validUntil.getTime() - MINUTE_MS);
    await startPayment(shopper, lastMinute);
    const pays = { ...buyer, ...cart, paymentMethod: "mpesa_till" as const, mpesaCode: "SJK7XYZ123", couponCode: code };
    const later = (minutes: number) => new Date(lastMinute.getTime() + minutes * MINUTE_MS);
    expect(await getCart(shopper, later(59))).toMatchObject({ coupon: { code } });
    await expect(placeOrder(pays, shopper, later(60))).rejects.toMatchObject({ code: "coupons.expired" });
    const { orderId } = await placeOrder(pays, shopper, later(59));
    expect(await getOrder(orderId)).toMatchObject({ totalCents: 165_500 });
  });

  test("can be placed by staff with the code that the shopper says on the phone", async () => {
    await db.staff.create({ data: { id: "stf", name: "Otieno", email: "otieno@shop.test" } });
    const { code } = await aCoupon(null);
    const { cart } = await fillCart();
    const said = { ...buyer, cartId: cart.cartId, couponCode: code.replace("-", " ").toLowerCase() };
    const { orderId } = await placeOrderForCart(said, { id: "stf" }, noon);
    expect(await getOrder(orderId)).toMatchObject({ discountCents: 14_500 });
  });
});
