import { db } from "@/lib/db";
import { categoryNotFound } from "./errors";
import { productCard, shelfOrder } from "./rows";

/**
 * A category with everything on sale in it.
 * @throws DomainError `catalog.category_not_found`
 */
export async function listProducts({ slug }: { slug: string }) {
  const category = await db.category.findUnique({
    where: { slug },
    select: {
      slug: true,
      name: true,
      description: true,
      products: { where: { archivedAt: null }, orderBy: shelfOrder, select: productCard },
    },
  });
  if (!category) throw categoryNotFound();
  return category;
}
