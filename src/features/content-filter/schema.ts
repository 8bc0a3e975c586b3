import { z } from "zod";
import { defineSetting } from "@/features/settings/read-setting";

/** Every message is compared with all of them. */
export const MAX_WORDS = 500;

/** One word, or a few that belong together, as it is compared: lower case, single spaces. */
const word = z
  .string()
  .max(60, "Please use 60 characters or fewer.")
  .transform((text) => text.toLowerCase().replace(/\s+/g, " ").trim())
  .pipe(z.string().regex(/[\p{L}\p{N}]/u, "Please type a word."));

const words = z.array(z.string()).default([]);

/** What staff set about the content filter. */
export const filterSetting = defineSetting(
  "content-filter.words",
  z.object({
    /** Rude words are refused. */
    checksWords: z.boolean().default(true),
    /** Links of new visitors wait for staff. */
    holdsLinks: z.boolean().default(true),
    /** Refused beside the built-in lists. */
    refused: words,
    /** Never refused, whatever the lists say. */
    allowed: words,
  }),
);
export type Filter = z.output<typeof filterSetting.shape>;

export const changeFilterInput = z.object({ checksWords: z.boolean(), holdsLinks: z.boolean() }).partial();
export type ChangeFilterInput = z.output<typeof changeFilterInput>;

export const wordInput = z.object({ list: z.enum(["refused", "allowed"]), word });
export type WordInput = z.output<typeof wordInput>;

export const tryContentInput = z.object({ content: z.string().trim().min(1, "Please write something.").max(4_000) });
