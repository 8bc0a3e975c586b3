import type { Tx } from "@/lib/db";
import { newId } from "@/lib/id";
import { demoCategories, demoProducts } from "./catalogue";

/** Rows of `bySlug` keep their id; their place on the shelf is their place in the list. */
async function seedCategories(tx: Tx): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [position, { slug, name, description }] of demoCategories.entries()) {
    const shown = { name, description, position };
    const { id } = await tx.category.upsert({
      where: { slug },
      create: { id: newId("cat"), slug, ...shown },
      update: shown,
    });
    ids.set(slug, id);
  }
  return ids;
}

/**
 * Puts the demo shop's shelves into the database, by slug: words, prices and pictures follow the catalogue, stock is set only
 * for what is new, so that seeding a shop that has sold something gives nothing back.
 * @returns how many products the catalogue has
 */
export async function seedCatalogue(tx: Tx): Promise<number> {
  const categoryIds = await seedCategories(tx);
  const positions = new Map<string, number>();
  for (const { slug, categorySlug, stock, ...shown } of demoProducts) {
    const categoryId = categoryIds.get(categorySlug);
    if (!categoryId) throw new Error(`The demo product ${slug} names the unknown category ${categorySlug}`);
    const position = positions.get(categorySlug) ?? 0;
    positions.set(categorySlug, position + 1);
    const data = { ...shown, categoryId, position };
    await tx.product.upsert({ where: { slug }, create: { id: newId("prod"), slug, stock, ...data }, update: data });
  }
  return demoProducts.length;
}
