import { z } from "zod";
import { anyId } from "@/lib/typed-text";
import type { Stars } from "./rules";

const MAX_WORDS = 2_000;
// NUL cannot be stored, and the other control characters but line breaks have no place in a review.
const controlCharacters = /(?!\n)\p{Cc}/gu;

export const reviewTokenInput = z.object({ token: z.string().min(1).max(500) });

export const writeReviewInput = reviewTokenInput.extend({
  stars: z.coerce
    .number({ error: "Please choose from one to five stars." })
    .pipe(z.literal([1, 2, 3, 4, 5], { error: "Please choose from one to five stars." }))
    .transform((stars): Stars => stars),
  /** What the buyer says; may be empty: stars alone are a review. */
  content: z
    .string()
    .transform((text) => text.replaceAll("\r\n", "\n").replace(controlCharacters, " ").trim())
    .pipe(z.string().max(MAX_WORDS, `Please say it in ${MAX_WORDS.toLocaleString("en-KE")} characters.`)),
});

export const reviewViews = ["waiting", "published", "rejected"] as const;
export type ReviewView = (typeof reviewViews)[number];

export const listReviewsInput = z.object({ view: z.enum(reviewViews), cursor: anyId.nullish() });
export const reviewInput = z.object({ id: anyId });
export const productReviewsInput = z.object({
  productId: anyId,
  pages: z.coerce.number().int().min(1).max(100).catch(1).default(1),
});

export type WriteReviewInput = z.output<typeof writeReviewInput>;
export type ListReviewsInput = z.output<typeof listReviewsInput>;
