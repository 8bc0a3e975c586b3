import type { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";

const lineSelect = {
  productId: true,
  quantity: true,
  product: {
    select: {
      slug: true,
      name: true,
      picture: true,
      pictureAlt: true,
      priceCents: true,
      stock: true,
      archivedAt: true,
    },
  },
} satisfies Prisma.CartItemSelect;

/** A line with what its product is now: price in cents of KES, pieces that can be sold (0 when it is not sold any more). */
export type CartLine = {
  productId: string;
  slug: string;
  name: string;
  picture: string;
  pictureAlt: string;
  priceCents: number;
  quantity: number;
  stock: number;
};

export const cartSelect = {
  id: true,
  email: true,
  customerId: true,
  revision: true,
  changedAt: true,
  abandonedAt: true,
  paymentStartedAt: true,
  orderedAt: true,
  mergedAt: true,
  couponId: true,
  items: { orderBy: [{ addedAt: "asc" }, { id: "asc" }], select: lineSelect },
} satisfies Prisma.CartSelect;

type CartRow = Prisma.CartGetPayload<{ select: typeof cartSelect }>;

/** A row as the rest of the product knows a cart. */
export function toCart({ items, ...cart }: CartRow) {
  const lines: CartLine[] = items.map(({ productId, quantity, product: { archivedAt, stock, ...product } }) => ({
    productId,
    quantity,
    ...product,
    stock: archivedAt ? 0 : stock,
  }));
  return { ...cart, lines };
}

export type CartFacts = ReturnType<typeof toCart>;

/** What makes a cart open: neither an order yet nor moved into another cart. */
export const isOpen = { orderedAt: null, mergedAt: null } satisfies Prisma.CartWhereInput;

/** The visitor's open cart with its lines, if there is one. */
export async function findOpenCart(tx: Pick<Tx, "cart">, visitorId: string): Promise<CartFacts | null> {
  const row = await tx.cart.findFirst({ where: { visitorId, ...isOpen }, select: cartSelect });
  return row && toCart(row);
}
