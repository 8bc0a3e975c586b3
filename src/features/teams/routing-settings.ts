import { z } from "zod";
import { defineSetting } from "@/features/settings/read-setting";

const DAY_MINUTES = 24 * 60;

/** How conversations find somebody who answers; edited at /admin/settings/teams. */
export const routingSettings = defineSetting(
  "chat.routing",
  z.object({
    /** A member who is away or gone this long gives back what waits; 0: at once. */
    giveBackAfterMinutes: z.number().int().min(0).max(DAY_MINUTES).default(5),
    /** Somebody who waits this long is told to the team by mail; 0: never. */
    alertAfterMinutes: z.number().int().min(0).max(DAY_MINUTES).default(5),
    /** Takes what no topic rule sends elsewhere; null: it stays in the queue of all. */
    defaultTeamId: z.string().nullable().default(null),
  }),
);
