import { db } from "@/lib/db";
import { productNotFound } from "./errors";
import { productPage } from "./rows";

/**
 * A product that is on sale, sold out or not, by the slug in its address.
 * @throws DomainError `catalog.product_not_found`, also for archived ones
 */
export async function getProduct({ slug }: { slug: string }) {
  const product = await db.product.findFirst({ where: { slug, archivedAt: null }, select: productPage });
  if (!product) throw productNotFound();
  return product;
}
