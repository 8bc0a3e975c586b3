import { db } from "@/lib/db";

/** All categories in the shop's order, each with the picture of its first product for the home page. */
export async function listCategories() {
  const found = await db.category.findMany({
    orderBy: { position: "asc" },
    select: {
      slug: true,
      name: true,
      description: true,
      products: {
        where: { archivedAt: null },
        orderBy: [{ position: "asc" }, { name: "asc" }],
        take: 1,
        select: { picture: true, pictureAlt: true },
      },
    },
  });
  return found.map(({ products, ...category }) => ({ ...category, cover: products[0] ?? null }));
}
