import { z } from "zod";
import { templateKey, templateWords } from "@/features/templates/schema";

const id = z.string().regex(/^[\w-]{1,64}$/, "This is not an id.");

/** `customerId` null: the sample; `poorest`: without what of it may be missing in life. */
export const previewInput = templateKey.extend({
  words: templateWords,
  customerId: id.nullable(),
  poorest: z.boolean().optional(),
});
export type PreviewInput = z.output<typeof previewInput>;

export const peopleInput = z.object({ query: z.string().trim().max(100) });

/** `templateId` null: the words in use, or those of the message's file. */
export const testInput = templateKey.extend({ templateId: id.nullable(), customerId: id.nullable() });
export type TestInput = z.output<typeof testInput>;
