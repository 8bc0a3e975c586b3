import { db } from "@/lib/db";
import { type ProductCard, productCard } from "./rows";

const FEATURED = 8;

/** What the home page shows: the first products of each category that can be bought now, category by category in turn. */
export async function listFeaturedProducts(): Promise<ProductCard[]> {
  const found = await db.product.findMany({
    where: { archivedAt: null, stock: { gt: 0 } },
    orderBy: [{ position: "asc" }, { category: { position: "asc" } }],
    take: FEATURED,
    select: productCard,
  });
  return found;
}
