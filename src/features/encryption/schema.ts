import { z } from "zod";
import { defineSetting } from "@/features/settings/read-setting";

/** How the last walk through all sealed texts ended. */
export const lastWalkSetting = defineSetting(
  "encryption.last-walk",
  z.object({
    /** The ids of the keys it was done with, the sealing one first; null: there was none yet. */
    keyIds: z.array(z.string()).nullable().default(null),
    finishedAt: z.iso.datetime().nullable().default(null),
    /** Texts, and conversations for the search, that no key opened. */
    unreadable: z.int().min(0).default(0),
  }),
);

export type LastWalk = z.output<typeof lastWalkSetting.shape>;
