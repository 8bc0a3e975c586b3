import { db } from "@/lib/db";

/** For tests: a product on sale whose id is also its name and slug, and the category it stands in. */
export async function aProduct(id: string, { stock = 10, priceCents = 100_00 } = {}): Promise<void> {
  const categoryId = "cat_tables";
  const category = { id: categoryId, slug: "tables", name: "Tables", description: "", position: 0 };
  await db.category.createMany({ data: [category], skipDuplicates: true });
  const picture = { picture: `/products/${id}.jpg`, pictureAlt: id };
  await db.product.create({
    data: { id, slug: id, name: id, description: "", categoryId, stock, priceCents, ...picture },
  });
}
