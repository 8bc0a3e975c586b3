import { z } from "zod";

export const slugInput = z.object({ slug: z.string().min(1).max(120) });

/** What the search box takes; longer text is cut, because nothing in the shop has a longer name. */
export const searchInput = z.object({ text: z.string().transform((text) => text.trim().slice(0, 80)) });
