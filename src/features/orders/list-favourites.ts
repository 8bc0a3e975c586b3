import { listFeaturedProducts } from "@/features/catalog/list-featured-products";
import { type ProductCard, productCard } from "@/features/catalog/rows";
import { db } from "@/lib/db";
import { DAY_MS } from "@/lib/time";

/** How far back the orders count by which a product is a favourite. */
const FAVOURITE_DAYS = 90;

/**
 * The products that others buy most now: by pieces ordered in the last 90 days (cancelled orders left out), of those that can be bought.
 * Filled up with what the home page shows; at most `count`, each once, and fewer when the shop has fewer.
 */
export async function listFavourites(count: number, now: Date): Promise<ProductCard[]> {
  const since = new Date(now.getTime() - FAVOURITE_DAYS * DAY_MS);
  const sold = await db.orderItem.groupBy({
    by: ["productId"],
    where: {
      order: { placedAt: { gte: since }, cancelledAt: null },
      product: { archivedAt: null, stock: { gt: 0 } },
    },
    _sum: { quantity: true },
    orderBy: [{ _sum: { quantity: "desc" } }, { productId: "asc" }],
    take: count,
  });
  const ids = sold.map(({ productId }) => productId);
  const [cards, featured] = await Promise.all([
    db.product.findMany({ where: { id: { in: ids } }, select: productCard }),
    ids.length < count ? listFeaturedProducts() : [],
  ]);
  const favourites = ids.flatMap((id) => cards.filter((card) => card.id === id));
  return [...favourites, ...featured.filter(({ id }) => !ids.includes(id))].slice(0, count);
}
