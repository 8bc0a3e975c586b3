import { describe, expect, test, vi } from "vitest";
import { db, inTransaction } from "@/lib/db";
import { newId } from "@/lib/id";
import type { CustomerIdentity } from "@/lib/session";
import { aCoupon } from "@/testing/factories/coupons";
import { aProduct } from "@/testing/factories/products";
import { addItem } from "./add-item";
import { adoptCarts } from "./adopt-carts";
import { attachContact } from "./attach-contact";
import { changeCart } from "./change-cart";
import { applyCoupon } from "./change-coupon";
import { getCart } from "./get-cart";
import { getCartFacts } from "./get-cart-facts";
import { lockCart } from "./lock-cart";
import { markAbandoned } from "./mark-abandoned";
import { removeItem } from "./remove-item";
import { getRestorableCart, restoreCart, restoreCartUrl } from "./restore-cart";
import type { Shopper } from "./schema";
import { setQuantity } from "./set-quantity";
import { lookAtCoupon, takeCoupon } from "./take-coupon";

const noon = new Date("2026-11-24T09:00:00Z");

async function makeShopper(customer: CustomerIdentity | null = null): Promise<Shopper> {
  const customerId = customer?.customerId ?? null;
  const { id } = await db.visitor.create({ data: { id: newId("vis"), customerId } });
  return { visitorId: id, customer };
}

async function makeAccount(email: string): Promise<CustomerIdentity> {
  const { id } = await db.customer.create({ data: { id: newId("cus"), email, name: "Wanjiku" } });
  return { loginId: newId("cul"), customerId: id, name: "Wanjiku", email, emailVerified: true };
}

const updates = (cartId: string) =>
  db.outboxEvent.count({ where: { name: "carts/cart.updated", data: { equals: { cartId } } } });

const linesOf = async (shopper: Shopper) =>
  (await getCart(shopper))?.lines.map(({ productId, quantity }) => [productId, quantity]) ?? [];

describe("a change of the lines", () => {
  test("is announced exactly once, begins a new revision and takes the cart back from being abandoned", async () => {
    await aProduct("bowl");
    const shopper = await makeShopper();
    const { cartId } = await addItem({ productId: "bowl" }, shopper, noon);
    await attachContact({ email: "a@b.ke" }, shopper, noon);
    await markAbandoned(cartId, 1, noon);
    const before = await updates(cartId);
    await setQuantity({ productId: "bowl", quantity: 3 }, shopper, noon);
    expect(await updates(cartId)).toBe(before + 1);
    expect(await getCartFacts(cartId)).toMatchObject({ revision: 2, abandonedAt: null, changedAt: noon });
    await removeItem({ productId: "bowl" }, shopper, noon);
    expect(await updates(cartId)).toBe(before + 2);
  });

  test("that changes nothing is not announced", async () => {
    await aProduct("bowl");
    const shopper = await makeShopper();
    const { cartId } = await addItem({ productId: "bowl" }, shopper);
    await setQuantity({ productId: "bowl", quantity: 1 }, shopper);
    await removeItem({ productId: "lamp" }, shopper);
    expect(await updates(cartId)).toBe(1);
  });

  test("that is rolled back is not announced", async () => {
    const shopper = await makeShopper();
    const broken = changeCart(shopper, noon, async (tx, cart) => {
      await tx.outboxEvent.create({
        data: { id: newId("evt"), name: "carts/cart.updated", data: { cartId: cart.id } },
      });
      throw new Error("broken");
    });
    await expect(broken).rejects.toThrow("broken");
    expect(await db.outboxEvent.count()).toBe(0);
    expect(await db.cart.count()).toBe(0);
  });

  test("never holds more than can be sold, and a refusal changes nothing", async () => {
    await aProduct("bowl", { stock: 3 });
    const shopper = await makeShopper();
    const { cartId } = await addItem({ productId: "bowl", quantity: 2 }, shopper);
    const refused = addItem({ productId: "bowl", quantity: 2 }, shopper);
    await expect(refused).rejects.toMatchObject({ code: "carts.not_enough_stock" });
    expect(await linesOf(shopper)).toEqual([["bowl", 2]]);
    expect(await updates(cartId)).toBe(1);
  });
});

test("ten first presses at once make one open cart with ten pieces", async () => {
  await aProduct("bowl", { stock: 50 });
  const shopper = await makeShopper();
  await Promise.all(Array.from({ length: 10 }, () => addItem({ productId: "bowl" }, shopper)));
  expect(await db.cart.count()).toBe(1);
  expect(await linesOf(shopper)).toEqual([["bowl", 10]]);
});

test("a shopper's changes never reach somebody else's cart", async () => {
  await aProduct("bowl");
  const [one, other] = [await makeShopper(), await makeShopper()];
  await addItem({ productId: "bowl" }, one);
  await removeItem({ productId: "bowl" }, other);
  expect(await linesOf(one)).toEqual([["bowl", 1]]);
});

describe("attachContact", () => {
  test("announces a new address once, and the same again not", async () => {
    await aProduct("bowl");
    const shopper = await makeShopper();
    const { cartId } = await addItem({ productId: "bowl" }, shopper);
    await attachContact({ email: "Wanjiku@Example.com" }, shopper);
    await attachContact({ email: "wanjiku@example.com " }, shopper);
    expect(await updates(cartId)).toBe(2);
    expect(await getCartFacts(cartId)).toMatchObject({ email: "wanjiku@example.com" });
  });

  test("changes nothing of the person whose address was typed, and ties the browser to nobody", async () => {
    const account = await makeAccount("wanjiku@example.com");
    const shopper = await makeShopper();
    await attachContact({ email: account.email, name: "Mallory" }, shopper);
    expect(await db.customer.findUnique({ where: { email: account.email } })).toMatchObject({ name: "Wanjiku" });
    expect(await db.visitor.findUnique({ where: { id: shopper.visitorId } })).toMatchObject({ customerId: null });
  });
});

describe("markAbandoned", () => {
  test("marks and announces a revision once, however often it is asked", async () => {
    await aProduct("bowl");
    const shopper = await makeShopper();
    const { cartId } = await addItem({ productId: "bowl" }, shopper);
    await attachContact({ email: "a@b.ke" }, shopper);
    const answers = await Promise.all([1, 2, 3].map(() => markAbandoned(cartId, 1, noon)));
    expect(answers.filter(({ abandoned }) => abandoned)).toHaveLength(1);
    expect(await db.outboxEvent.count({ where: { name: "carts/cart.abandoned" } })).toBe(1);
    expect(await markAbandoned("cart_none", null)).toEqual({ abandoned: false, reason: "not_found" });
  });
});

describe("adoptCarts", () => {
  test("merges the carts of the account's browsers into this one, bounded by stock", async () => {
    await aProduct("bowl", { stock: 4 });
    await aProduct("lamp");
    const account = await makeAccount("wanjiku@example.com");
    const earlier = await makeShopper(account);
    await addItem({ productId: "bowl", quantity: 3 }, earlier);
    await addItem({ productId: "lamp" }, earlier);
    const guest = await makeShopper();
    const { cartId } = await addItem({ productId: "bowl", quantity: 2 }, guest);
    const before = await updates(cartId);
    await adoptCarts(guest.visitorId, account, noon);
    await adoptCarts(guest.visitorId, account, noon);
    expect(await linesOf(guest)).toEqual([
      ["bowl", 4],
      ["lamp", 1],
    ]);
    expect(await linesOf(earlier)).toEqual([]);
    expect(await getCartFacts(cartId)).toMatchObject({ email: account.email, customerId: account.customerId });
    expect(await updates(cartId)).toBe(before + 1);
  });

  test("takes along a coupon that was typed in there, unless there is one here", async () => {
    await aProduct("bowl");
    const account = await makeAccount("wanjiku@example.com");
    const [there, here] = [await aCoupon(account.email), await aCoupon(account.email)];
    const earlier = await makeShopper(account);
    await addItem({ productId: "bowl" }, earlier);
    await applyCoupon({ couponCode: there.code }, earlier, noon);
    const plain = await makeShopper();
    await addItem({ productId: "bowl" }, plain);
    await adoptCarts(plain.visitorId, account, noon);
    expect(await getCart(plain, noon)).toMatchObject({ coupon: { code: there.code } });
    const latest = await makeShopper();
    await addItem({ productId: "bowl" }, latest);
    await applyCoupon({ couponCode: here.code }, latest, noon);
    await db.visitor.update({ where: { id: plain.visitorId }, data: { customerId: account.customerId } });
    await adoptCarts(latest.visitorId, account, noon);
    expect(await getCart(latest, noon)).toMatchObject({ coupon: { code: here.code } });
  });

  test("leaves a cart alone to which somebody merely typed the account's address", async () => {
    await aProduct("bowl");
    const account = await makeAccount("wanjiku@example.com");
    const stranger = await makeShopper();
    await addItem({ productId: "bowl" }, stranger);
    await attachContact({ email: account.email }, stranger);
    const owner = await makeShopper(account);
    await adoptCarts(owner.visitorId, account);
    expect(await linesOf(owner)).toEqual([]);
    expect(await linesOf(stranger)).toEqual([["bowl", 1]]);
  });
});

describe("a restore link", () => {
  const tokenOf = (cartId: string, now = noon) => restoreCartUrl(cartId, now).split("/").at(-1) ?? "";

  test("copies the lines and not the address; twice is the same as once", async () => {
    await aProduct("bowl", { stock: 2 });
    const owner = await makeShopper();
    const { cartId } = await addItem({ productId: "bowl", quantity: 2 }, owner);
    await attachContact({ email: "a@b.ke" }, owner);
    const reader = await makeShopper();
    const copy = await restoreCart(tokenOf(cartId), reader, noon);
    await restoreCart(tokenOf(cartId), reader, noon);
    expect(await linesOf(reader)).toEqual([["bowl", 2]]);
    expect(await getCartFacts(copy.cartId)).toMatchObject({ email: null, customerId: null });
    expect(await updates(copy.cartId)).toBe(1);
    expect(await linesOf(owner)).toEqual([["bowl", 2]]);
  });

  test("shows no address, and looking changes nothing", async () => {
    await aProduct("bowl");
    const owner = await makeShopper();
    const { cartId } = await addItem({ productId: "bowl" }, owner);
    await attachContact({ email: "secret@b.ke" }, owner);
    const reader = await makeShopper();
    const shown = await getRestorableCart(tokenOf(cartId), reader.visitorId, noon);
    expect(JSON.stringify(shown)).not.toContain("secret@b.ke");
    expect(shown).toMatchObject({ own: false, ordered: false });
    expect(await getCart(reader)).toBeNull();
  });

  test("that is forged or too old opens nothing", async () => {
    await aProduct("bowl");
    const owner = await makeShopper();
    const { cartId } = await addItem({ productId: "bowl" }, owner);
    const old = tokenOf(cartId, new Date("2026-01-01T00:00:00Z"));
    for (const token of [old, `${tokenOf(cartId)}x`, cartId])
      await expect(getRestorableCart(token, null, noon)).rejects.toMatchObject({ code: "carts.not_found" });
  });
});

test("a held cart cannot be changed until its holder is done", async () => {
  await aProduct("bowl");
  const shopper = await makeShopper();
  const { cartId } = await addItem({ productId: "bowl" }, shopper);
  const waiting = () =>
    db.$queryRaw<{ pid: number }[]>`
      SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  let change: Promise<unknown> = Promise.resolve();
  await inTransaction(async (tx) => {
    expect(await lockCart(tx, cartId)).toBe(true);
    change = addItem({ productId: "bowl" }, shopper);
    await vi.waitFor(async () => expect(await waiting()).toHaveLength(1), { timeout: 10_000, interval: 20 });
    expect((await getCartFacts(cartId, tx))?.revision).toBe(1);
  });
  await change;
  expect((await getCartFacts(cartId))?.revision).toBe(2);
});

describe("the coupon of a link", () => {
  test("is looked at without changing anything, put into the cart by a press, and counts from then on", async () => {
    await aProduct("bowl");
    const { code } = await aCoupon(null);
    const shopper = await makeShopper();
    await addItem({ productId: "bowl" }, shopper, noon);
    const before = JSON.stringify([await db.cart.findMany(), await db.coupon.findMany()]);
    expect(await lookAtCoupon({ couponCode: code }, shopper, noon)).toEqual({ code, percentOff: 10, inCart: false });
    expect(JSON.stringify([await db.cart.findMany(), await db.coupon.findMany()])).toBe(before);
    await takeCoupon({ couponCode: code }, shopper, noon);
    await takeCoupon({ couponCode: code }, shopper, noon);
    expect(await lookAtCoupon({ couponCode: code }, shopper, noon)).toMatchObject({ inCart: true });
    expect(await getCart(shopper, noon)).toMatchObject({ coupon: { code } });
    expect(await db.coupon.findMany()).toMatchObject([{ redeemedAt: null }]);
  });

  test("waits in an empty cart for what will be chosen, also when pressed three times at once", async () => {
    await aProduct("bowl");
    const { code } = await aCoupon(null);
    const shopper = await makeShopper();
    expect(await lookAtCoupon({ couponCode: code }, null, noon)).toMatchObject({ code, inCart: false });
    await Promise.all([1, 2, 3].map(() => takeCoupon({ couponCode: code }, shopper, noon)));
    expect(await db.cart.count()).toBe(1);
    await addItem({ productId: "bowl" }, shopper, noon);
    expect(await getCart(shopper, noon)).toMatchObject({ coupon: { code } });
  });

  test("that is wrong, over, used up or somebody else's says so in a sentence and makes no cart", async () => {
    const shopper = await makeShopper(await makeAccount("otieno@example.com"));
    const [hers, used] = [await aCoupon("wanjiku@example.com"), await aCoupon(null)];
    await db.coupon.update({ where: { code: used.code }, data: { redeemedAt: noon } });
    const later = new Date("2026-12-24T09:00:00Z");
    for (const [couponCode, at, code] of [
      ["AAAA-BBBB", noon, "coupons.unknown"],
      ["nonsense", noon, "coupons.unknown"],
      [used.code, noon, "coupons.redeemed"],
      [hers.code, noon, "coupons.somebody_elses"],
      [(await aCoupon(null)).code, later, "coupons.expired"],
    ] as const) {
      expect(await lookAtCoupon({ couponCode }, shopper, at)).toEqual({
        refusal: expect.stringMatching(/^[A-Z].+\.$/),
      });
      await expect(takeCoupon({ couponCode }, shopper, at)).rejects.toMatchObject({ code });
    }
    expect(await db.cart.count()).toBe(0);
  });
});
