import type { Prisma } from "@/generated/prisma/client";
import type { SealedColumn } from "@/lib/sealed-texts";
import { seal, unseal } from "@/lib/secret-box";
import { type Stars, stateOf } from "./rules";

const boundTo = (id: string) => `review/${id}`;

/** A review's words as they are stored, bound to their row: until staff publish them they are nobody else's business. */
export const sealReview = (text: string, id: string) => seal(text, boundTo(id));
/** A review's words. */
export const openReview = ({ id, content }: { id: string; content: string }) => unseal(content, boundTo(id));

/** Where this feature keeps sealed texts. */
export const sealedColumns: SealedColumn[] = [
  { table: "review", key: "id", column: "content", boundTo: ({ id = "" }) => boundTo(id) },
];

export const reviewSelect = {
  id: true,
  stars: true,
  content: true,
  shownName: true,
  createdAt: true,
  publishedAt: true,
  rejectedAt: true,
  product: { select: { slug: true, name: true, picture: true, pictureAlt: true, archivedAt: true } },
  order: { select: { id: true, number: true, name: true } },
} satisfies Prisma.ReviewSelect;

/** A review as staff see it. `slug` of its product is null when it is not sold any more. */
export function toReview({ product, ...row }: Prisma.ReviewGetPayload<{ select: typeof reviewSelect }>) {
  const { archivedAt, slug, ...shown } = product;
  return {
    ...row,
    stars: row.stars as Stars,
    content: openReview(row),
    state: stateOf(row),
    product: { ...shown, slug: archivedAt ? null : slug },
  };
}

export type Review = ReturnType<typeof toReview>;
