import { db } from "@/lib/db";
import { type ProductCard, productCard, shelfOrder } from "./rows";

const MAX_FOUND = 48;

/** Products whose name or category has every word of `text`, upper or lower case alike; nothing for an empty text. */
export async function searchProducts({ text }: { text: string }): Promise<ProductCard[]> {
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return db.product.findMany({
    where: {
      archivedAt: null,
      AND: words.map((word) => ({
        OR: [
          { name: { contains: word, mode: "insensitive" as const } },
          { category: { name: { contains: word, mode: "insensitive" as const } } },
        ],
      })),
    },
    orderBy: shelfOrder,
    take: MAX_FOUND,
    select: productCard,
  });
}
