import { closeCart } from "@/features/carts/close-cart";
import { cartEmpty } from "@/features/carts/errors";
import type { CartFacts } from "@/features/carts/rows";
import { couponMoment, totalsOf } from "@/features/carts/rules";
import { takeStock } from "@/features/catalog/take-stock";
import { redeemCoupon } from "@/features/coupons/redeem-coupon";
import { discountOf } from "@/features/coupons/rules";
import { findOrCreateCustomer } from "@/features/customers/find-or-create-customer";
import { isUniqueViolation, type Tx } from "@/lib/db";
import { newId } from "@/lib/id";
import { announce } from "@/lib/outbox";
import { deliveryTo } from "./delivery";
import { mpesaCodeUsed, outOfStock } from "./errors";
import { orderPlaced } from "./events";
import type { DeliveryDetails } from "./schema";

type Placing = DeliveryDetails & { mpesaCode?: string | undefined; couponCode?: string | undefined };
type PlacedBy = { visitorId: string | null; customerLoginId: string | null; placedByStaffId: string | null };

async function takeAll(tx: Tx, cart: CartFacts): Promise<void> {
  const missing = await takeStock(tx, cart.lines);
  if (!missing) return;
  const { name, stock, archivedAt } = await tx.product.findUniqueOrThrow({ where: { id: missing } });
  throw outOfStock(name, archivedAt ? 0 : stock);
}

/**
 * Turns a cart into an order, in the caller's transaction, which holds `lockCart` and has seen that the cart is open: stock,
 * order, redeemed coupon, closed cart and event are one. Prices are today's, delivery is that of the county, a coupon takes off the pieces only.
 * @throws DomainError `carts.empty`, `orders.out_of_stock`, `orders.mpesa_code_used`, `coupons.…` (see `getOffer`); the caller's
 *   transaction is lost then
 * @returns the order's id
 */
export async function createOrder(tx: Tx, cart: CartFacts, placing: Placing, by: PlacedBy, now: Date): Promise<string> {
  if (cart.lines.length === 0) throw cartEmpty();
  await takeAll(tx, cart);
  const { name, email, phone, county, address, paymentMethod } = placing;
  const customerId = await findOrCreateCustomer(tx, { email, name, phone, county });
  const { subtotalCents } = totalsOf(cart.lines);
  const deliveryCents = deliveryTo(county)?.feeCents ?? 0;
  const times = { at: couponMoment(cart, now), now };
  const coupon = placing.couponCode ? await redeemCoupon(tx, placing.couponCode, { email, customerId }, times) : null;
  const discountCents = coupon ? discountOf(subtotalCents, coupon.percentOff) : 0;
  const id = newId("ord");
  const mpesaCode = paymentMethod === "mpesa_till" ? (placing.mpesaCode ?? null) : null;
  const contact = { name, email, phone, county, address, paymentMethod, mpesaCode };
  const totalCents = subtotalCents - discountCents + deliveryCents;
  const amounts = { subtotalCents, deliveryCents, discountCents, totalCents, couponId: coupon?.id ?? null };
  const items = cart.lines.map((line) => ({
    id: newId("item"),
    productId: line.productId,
    name: line.name,
    priceCents: line.priceCents,
    quantity: line.quantity,
  }));
  try {
    await tx.order.create({
      data: { id, cartId: cart.id, customerId, ...by, ...contact, ...amounts, placedAt: now, items: { create: items } },
    });
  } catch (error) {
    if (isUniqueViolation(error) && contact.mpesaCode) throw mpesaCodeUsed();
    throw error;
  }
  await closeCart(tx, cart.id, { email, customerId }, now);
  await announce(tx, orderPlaced.create({ orderId: id, cartId: cart.id }));
  return id;
}
