import { db } from "@/lib/db";
import { cartSelect, isOpen, toCart } from "./rows";
import { totalsOf } from "./rules";

const MAX_LISTED = 50;

/** Open carts with lines and an address, last changed first: what staff can help to become an order. At most 50. */
export async function listOpenCarts() {
  const rows = await db.cart.findMany({
    where: { ...isOpen, email: { not: null }, items: { some: {} } },
    orderBy: { changedAt: "desc" },
    take: MAX_LISTED,
    select: { ...cartSelect, customer: { select: { name: true } }, coupon: { select: { code: true } } },
  });
  return rows.map(({ customer, coupon, ...row }) => {
    const { id, email, changedAt, abandonedAt, paymentStartedAt, lines } = toCart(row);
    return {
      id,
      email,
      name: customer?.name ?? "",
      couponCode: coupon?.code ?? null,
      changedAt,
      abandonedAt,
      paymentStartedAt,
      lines,
      ...totalsOf(lines),
    };
  });
}
