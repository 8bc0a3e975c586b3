import { db } from "@/lib/db";

/** The products of a block that are on sale, for its editor; in no order. */
export function listShownProducts(ids: string[]): Promise<{ id: string; name: string; priceCents: number }[]> {
  return db.product.findMany({
    where: { id: { in: ids }, archivedAt: null },
    select: { id: true, name: true, priceCents: true },
  });
}
