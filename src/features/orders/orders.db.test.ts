import { beforeEach, describe, expect, test } from "vitest";
import { addItem } from "@/features/carts/add-item";
import { getCartFacts } from "@/features/carts/get-cart-facts";
import type { Shopper } from "@/features/carts/schema";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import type { CustomerIdentity } from "@/lib/session";
import { aProduct } from "@/testing/factories/products";
import { cancelOrder } from "./cancel-order";
import { deliverOrder } from "./deliver-order";
import { getOrder, getOwnOrder, orderUrl } from "./get-order";
import { hasOrderSince } from "./has-order-since";
import { listOwnOrders } from "./list-own-orders";
import { markPaid } from "./mark-paid";
import { placeOrder } from "./place-order";
import { placeOrderForCart } from "./place-order-for-cart";
import { refundOrder } from "./refund-order";
import { returnOrder } from "./return-order";
import type { DeliveryDetails } from "./schema";
import { shipOrder } from "./ship-order";

const noon = new Date("2026-11-24T09:00:00Z");
const buyer: DeliveryDetails = {
  name: "Wanjiku Kamau",
  email: "wanjiku@example.com",
  phone: "+254712345678",
  county: "Kiambu",
  address: "Thika Road 7",
  paymentMethod: "pay_on_delivery",
};

beforeEach(async () => {
  await db.staff.create({ data: { id: "stf", name: "Otieno", email: "otieno@shop.test" } });
});

const makeProduct = (id: string, stock: number) => aProduct(id, { stock, priceCents: 145_000 });

async function makeShopper(customer: CustomerIdentity | null = null): Promise<Shopper> {
  const { id } = await db.visitor.create({ data: { id: newId("vis") } });
  return { visitorId: id, customer };
}

async function fillCart(shopper: Shopper, productId: string, quantity = 1) {
  const { cartId } = await addItem({ productId, quantity }, shopper);
  const cart = await getCartFacts(cartId);
  return { cartId, revision: cart?.revision ?? 0 };
}

const stockOf = async (id: string) => (await db.product.findUniqueOrThrow({ where: { id } })).stock;
const announced = (name: string) => db.outboxEvent.count({ where: { name } });

describe("placing an order", () => {
  test("takes stock, keeps names and prices, adds the county's delivery and closes the cart, all at once", async () => {
    await makeProduct("bowl", 5);
    const shopper = await makeShopper();
    const cart = await fillCart(shopper, "bowl", 2);
    const { orderId } = await placeOrder({ ...buyer, ...cart }, shopper, noon);
    await db.product.update({ where: { id: "bowl" }, data: { priceCents: 1, name: "renamed" } });
    const order = await getOwnOrder({ orderId }, shopper);
    expect(order).toMatchObject({
      subtotalCents: 290_000,
      deliveryCents: 35_000,
      totalCents: 325_000,
      state: "placed",
    });
    expect(order.lines).toMatchObject([{ name: "bowl", priceCents: 145_000, quantity: 2 }]);
    expect(await stockOf("bowl")).toBe(3);
    expect(await getCartFacts(cart.cartId)).toMatchObject({ orderedAt: noon, email: buyer.email });
    expect(await db.outboxEvent.findMany({ where: { name: "orders/order.placed" } })).toMatchObject([
      { data: { orderId, cartId: cart.cartId } },
    ]);
  });

  test("for the same cart twice, also at once, gives one order", async () => {
    await makeProduct("bowl", 5);
    const shopper = await makeShopper();
    const cart = await fillCart(shopper, "bowl");
    const placed = await Promise.all([1, 2, 3].map(() => placeOrder({ ...buyer, ...cart }, shopper)));
    placed.push(await placeOrder({ ...buyer, ...cart }, shopper));
    expect(new Set(placed.map(({ orderId }) => orderId)).size).toBe(1);
    expect(placed.filter(({ placedNow }) => placedNow)).toHaveLength(1);
    expect(await stockOf("bowl")).toBe(4);
    expect(await announced("orders/order.placed")).toBe(1);
  });

  test("by staff and at the checkout at once gives one order, and both get it", async () => {
    await makeProduct("bowl", 5);
    const shopper = await makeShopper();
    const cart = await fillCart(shopper, "bowl");
    const [own, staffs] = await Promise.all([
      placeOrder({ ...buyer, ...cart }, shopper),
      placeOrderForCart({ ...buyer, cartId: cart.cartId }, { id: "stf" }),
    ]);
    expect(own.orderId).toBe(staffs.orderId);
    expect(await db.order.count()).toBe(1);
    expect(await announced("orders/order.placed")).toBe(1);
  });

  test("of the last piece by two shoppers at once: one has it, stock is never below zero", async () => {
    await makeProduct("bowl", 1);
    const shoppers = await Promise.all([makeShopper(), makeShopper()]);
    const carts = await Promise.all(shoppers.map((shopper) => fillCart(shopper, "bowl")));
    const results = await Promise.allSettled(
      shoppers.map((shopper, index) => placeOrder({ ...buyer, ...carts[index] } as never, shopper)),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = results.find((result) => result.status === "rejected");
    expect(refused?.reason).toMatchObject({
      code: "orders.out_of_stock",
      message: expect.stringContaining("sold out"),
    });
    expect(await stockOf("bowl")).toBe(0);
    expect(await db.order.count()).toBe(1);
  });

  test("of crossing carts at once ends for all, without waiting for each other in a ring", async () => {
    await makeProduct("bowl", 20);
    await makeProduct("lamp", 20);
    const shoppers = await Promise.all(Array.from({ length: 6 }, () => makeShopper()));
    const carts = await Promise.all(
      shoppers.map(async (shopper, index) => {
        await fillCart(shopper, index % 2 ? "bowl" : "lamp");
        return fillCart(shopper, index % 2 ? "lamp" : "bowl");
      }),
    );
    await Promise.all(shoppers.map((shopper, index) => placeOrder({ ...buyer, ...carts[index] } as never, shopper)));
    expect([await stockOf("bowl"), await stockOf("lamp")]).toEqual([14, 14]);
  });

  test("that is refused changes nothing", async () => {
    await makeProduct("bowl", 5);
    await makeProduct("lamp", 1);
    const shopper = await makeShopper();
    await fillCart(shopper, "bowl", 2);
    const cart = await fillCart(shopper, "lamp");
    await db.product.update({ where: { id: "lamp" }, data: { stock: 0 } });
    const events = await db.outboxEvent.count();
    await expect(placeOrder({ ...buyer, ...cart }, shopper)).rejects.toMatchObject({ code: "orders.out_of_stock" });
    expect(await stockOf("bowl")).toBe(5);
    expect(await db.customer.count()).toBe(0);
    expect(await db.outboxEvent.count()).toBe(events);
    expect(await getCartFacts(cart.cartId)).toMatchObject({ orderedAt: null, email: null, revision: cart.revision });
  });

  test("is refused for lines that the shopper has not seen", async () => {
    await makeProduct("bowl", 5);
    const shopper = await makeShopper();
    const seen = await fillCart(shopper, "bowl");
    await fillCart(shopper, "bowl");
    await expect(placeOrder({ ...buyer, ...seen }, shopper)).rejects.toMatchObject({ code: "orders.cart_changed" });
  });

  test("takes an M-Pesa code for one order only", async () => {
    await makeProduct("bowl", 5);
    const paid = { ...buyer, paymentMethod: "mpesa_till" as const, mpesaCode: "SJK7XYZ123" };
    const [one, other] = [await makeShopper(), await makeShopper()];
    await placeOrder({ ...paid, ...(await fillCart(one, "bowl")) }, one);
    const again = placeOrder({ ...paid, ...(await fillCart(other, "bowl")) }, other);
    await expect(again).rejects.toMatchObject({ code: "orders.mpesa_code_used" });
    expect(await stockOf("bowl")).toBe(4);
  });
});

describe("somebody else's", () => {
  test("cart cannot be ordered: it is not found", async () => {
    await makeProduct("bowl", 5);
    const owner = await makeShopper();
    const cart = await fillCart(owner, "bowl");
    const stranger = await makeShopper();
    await expect(placeOrder({ ...buyer, ...cart }, stranger)).rejects.toMatchObject({ code: "carts.not_found" });
  });

  test("order is not found: neither for a stranger, nor for an account of the typed but unproved address", async () => {
    await makeProduct("bowl", 5);
    const owner = await makeShopper();
    const { orderId } = await placeOrder({ ...buyer, ...(await fillCart(owner, "bowl")) }, owner);
    const { customerId } = await db.order.findUniqueOrThrow({ where: { id: orderId } });
    const account = { loginId: "cul_1", customerId, name: "M", email: buyer.email, emailVerified: false };
    const { visitorId } = await makeShopper();
    for (const customer of [null, account])
      await expect(getOwnOrder({ orderId }, { visitorId, customer })).rejects.toMatchObject({ kind: "not_found" });
    expect(await listOwnOrders(account)).toEqual([]);
    const proved = { ...account, emailVerified: true };
    expect((await getOwnOrder({ orderId }, { visitorId, customer: proved })).id).toBe(orderId);
    expect(await listOwnOrders(proved)).toHaveLength(1);
  });

  test("order is seen by its mail's link only, while it lasts", async () => {
    await makeProduct("bowl", 9);
    const owner = await makeShopper();
    const { orderId } = await placeOrder({ ...buyer, ...(await fillCart(owner, "bowl")) }, owner);
    const second = await placeOrder({ ...buyer, ...(await fillCart(owner, "bowl")) }, owner);
    const nobody = { visitorId: null, customer: null };
    const token = new URL(orderUrl(orderId, noon)).searchParams.get("token") ?? "";
    expect((await getOwnOrder({ orderId, token }, nobody, noon)).id).toBe(orderId);
    const wrong = [
      getOwnOrder({ orderId: second.orderId, token }, nobody, noon),
      getOwnOrder({ orderId, token: `${token}x` }, nobody, noon),
      getOwnOrder({ orderId, token }, nobody, new Date("2027-12-01T00:00:00Z")),
    ];
    for (const refused of wrong) await expect(refused).rejects.toMatchObject({ code: "orders.not_found" });
  });
});

describe("a step of an order", () => {
  async function placed() {
    await makeProduct("bowl", 5);
    const shopper = await makeShopper();
    return placeOrder({ ...buyer, ...(await fillCart(shopper, "bowl", 2)) }, shopper, noon);
  }

  test("is taken and announced once, also when two press at once", async () => {
    const { orderId } = await placed();
    const answers = await Promise.all([shipOrder({ orderId }), shipOrder({ orderId })]);
    expect(answers.filter(({ changed }) => changed)).toHaveLength(1);
    await deliverOrder({ orderId });
    expect([await announced("orders/order.shipped"), await announced("orders/order.delivered")]).toEqual([1, 1]);
  });

  test("of cancelling returns the stock once", async () => {
    const { orderId } = await placed();
    expect(await stockOf("bowl")).toBe(3);
    await Promise.all([cancelOrder({ orderId }), cancelOrder({ orderId })]);
    expect(await stockOf("bowl")).toBe(5);
    expect(await announced("orders/order.cancelled")).toBe(1);
    await expect(shipOrder({ orderId })).rejects.toMatchObject({ code: "orders.step_refused" });
    await expect(shipOrder({ orderId: "ord_none" })).rejects.toMatchObject({ code: "orders.not_found" });
  });

  test("of coming back returns the stock once, and only when it can be sold again", async () => {
    const { orderId } = await placed();
    const early = returnOrder({ orderId, restock: true });
    await expect(early).rejects.toMatchObject({ code: "orders.step_refused" });
    await shipOrder({ orderId });
    await deliverOrder({ orderId });
    await Promise.all([1, 2].map(() => returnOrder({ orderId, restock: true })));
    expect(await stockOf("bowl")).toBe(5);
    expect(await getOrder(orderId)).toMatchObject({ state: "returned" });
  });

  test("of coming back broken leaves the stock, and the money goes back once", async () => {
    const { orderId } = await placed();
    await shipOrder({ orderId });
    await deliverOrder({ orderId });
    await returnOrder({ orderId, restock: false });
    expect(await stockOf("bowl")).toBe(3);
    await expect(refundOrder({ orderId })).rejects.toMatchObject({ code: "orders.step_refused" });
    await markPaid({ orderId });
    const answers = await Promise.all([refundOrder({ orderId }), refundOrder({ orderId })]);
    expect(answers.filter(({ changed }) => changed)).toHaveLength(1);
  });
});

test("an order is known to the flows by its address and by its person, from its moment on", async () => {
  await makeProduct("bowl", 5);
  const shopper = await makeShopper();
  const { orderId } = await placeOrder({ ...buyer, ...(await fillCart(shopper, "bowl")) }, shopper, noon);
  const { customerId } = await db.order.findUniqueOrThrow({ where: { id: orderId } });
  expect(await hasOrderSince({ email: buyer.email }, noon)).toBe(true);
  expect(await hasOrderSince({ customerId }, noon)).toBe(true);
  expect(await hasOrderSince({ email: buyer.email }, new Date(noon.getTime() + 1))).toBe(false);
  expect(await hasOrderSince({ email: "else@example.com", customerId: null }, noon)).toBe(false);
  expect(await hasOrderSince({}, noon)).toBe(false);
});
