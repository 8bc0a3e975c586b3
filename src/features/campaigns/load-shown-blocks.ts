import type { CampaignBlock } from "@emails/campaign";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { DAY_MS } from "@/lib/time";
import { couponSlot, slot, slotsInstead } from "./compile-template";
import { pictureUrl } from "./rules";
import type { Block, CampaignWords, Content, ShownProducts } from "./schema";

type Known = Awaited<ReturnType<typeof loadKnown>>;

/** The products of a campaign that are on sale, as they are now. */
export function findProducts({ blocks }: Content): Promise<ShownProducts> {
  const ids = blocks.flatMap((block) => (block.type === "products" ? block.productIds : []));
  return db.product.findMany({
    where: { id: { in: ids }, archivedAt: null },
    select: { id: true, slug: true, name: true, picture: true, pictureAlt: true, priceCents: true },
  });
}

async function loadKnown({ content, shownProducts }: Pick<CampaignWords, "content" | "shownProducts">) {
  const pictures = content.blocks.flatMap((block) =>
    block.type === "picture" && block.pictureId ? [block.pictureId] : [],
  );
  const [pictureRows, productRows] = await Promise.all([
    db.campaignPicture.findMany({ where: { id: { in: pictures } }, select: { id: true, width: true, height: true } }),
    shownProducts ?? findProducts(content),
  ]);
  return {
    pictures: new Map(pictureRows.map((row) => [row.id, row])),
    products: new Map(productRows.map((row) => [row.id, row])),
  };
}

function shown(block: Block, { pictures, products }: Known, startedAt: Date): CampaignBlock[] {
  const { APP_URL } = env();
  switch (block.type) {
    case "heading":
    case "text":
      return block.text.trim() ? [{ type: block.type, text: slotsInstead(block.text) }] : [];
    case "picture": {
      const picture = pictures.get(block.pictureId ?? "");
      if (!picture) return [];
      const { id, width, height } = picture;
      return [
        { type: "picture", src: APP_URL + pictureUrl(id), alt: block.alt, href: block.href || null, width, height },
      ];
    }
    case "products": {
      const found = block.productIds.flatMap((id) => products.get(id) ?? []);
      const row = found.map(({ id: _, slug, ...rest }) => ({ ...rest, url: `${APP_URL}/products/${slug}` }));
      return row.length > 0 ? [{ type: "products", products: row }] : [];
    }
    case "button":
      return block.label.trim() && block.href
        ? [{ type: "button", label: slotsInstead(block.label), href: block.href }]
        : [];
    case "coupon": {
      const validUntil = new Date(startedAt.getTime() + block.validDays * DAY_MS);
      return [
        { type: "coupon", coupon: { code: slot(couponSlot(block.id)), percentOff: block.percentOff, validUntil } },
      ];
    }
    case "divider":
      return [{ type: "divider" }];
  }
}

/**
 * The blocks with everything they show: products by name, price and picture as they are now, or were when the campaign began, in the order
 * staff chose; what is empty or not there any more is left out. Variables and coupon codes stand as places (`compile`).
 */
export async function loadShownBlocks(
  words: Pick<CampaignWords, "content" | "shownProducts">,
  startedAt: Date,
): Promise<CampaignBlock[]> {
  const known = await loadKnown(words);
  return words.content.blocks.flatMap((block) => shown(block, known, startedAt));
}
