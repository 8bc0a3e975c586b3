import type { MailProduct } from "@emails/messages";
import type { Prisma } from "@/generated/prisma/client";
import { env } from "@/lib/env";

/** A product as a shelf shows it. `picture` is a path below public/, `priceCents` integer cents of KES. */
export const productCard = {
  id: true,
  slug: true,
  name: true,
  priceCents: true,
  stock: true,
  picture: true,
  pictureAlt: true,
} satisfies Prisma.ProductSelect;

export type ProductCard = Prisma.ProductGetPayload<{ select: typeof productCard }>;

/** A product as a mail shows it, with the address of its page. */
export function toMailProduct({ name, slug, picture, pictureAlt, priceCents }: ProductCard): MailProduct {
  return { name, url: `${env().APP_URL}/products/${slug}`, picture, pictureAlt, priceCents };
}

export const productPage = {
  ...productCard,
  description: true,
  category: { select: { slug: true, name: true } },
} satisfies Prisma.ProductSelect;

/** A product on its shelf, in the order the shop wants. */
export const shelfOrder = [{ position: "asc" }, { name: "asc" }] satisfies Prisma.ProductOrderByWithRelationInput[];
