import { z } from "zod";
import { weeklyHours } from "@/features/opening-hours/schema";
import { routingSettings } from "./routing-settings";

const anyId = z.string().regex(/^[\w-]{1,64}$/, "This is not an id.");
// Control characters, NUL above all, cannot be stored in a Postgres text.
const printable = /^\P{Cc}*$/u;

const MAX_KEYWORDS = 100;
const MAX_MEMBERS = 200;
export const MAX_CAPACITY = 1_000;

const keyword = z.string().trim().min(1).max(60, "A topic word has at most 60 characters.").regex(printable);

const team = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Please give the team a name.")
    .max(60, "Please use at most 60 characters.")
    .regex(printable, "Please use letters, digits and signs only."),
  routing: z.enum(["round_robin", "least_busy", "manual"]),
  keywords: z
    .array(keyword)
    .max(MAX_KEYWORDS, `A team has at most ${MAX_KEYWORDS} topic words.`)
    .transform((list) => [...new Map(list.map((word) => [word.toLowerCase(), word])).values()]),
  /** Null: the shop's. */
  hours: weeklyHours.nullable(),
  alertEmail: z.email("Please enter an e-mail address like team@example.com.").max(254).nullable(),
  memberIds: z
    .array(anyId)
    .max(MAX_MEMBERS)
    .transform((ids) => [...new Set(ids)]),
});

export const createTeamInput = team;
export type CreateTeamInput = z.output<typeof createTeamInput>;

export const changeTeamInput = team.extend({ id: anyId });
export type ChangeTeamInput = z.output<typeof changeTeamInput>;

export const archiveTeamInput = z.object({ id: anyId });

export const setStatusInput = z.object({ status: z.enum(["online", "away"]) });

export const setCapacityInput = z.object({
  staffId: anyId,
  capacity: z
    .number()
    .int("Please give a whole number.")
    .min(1, "At least 1, or leave it empty for no limit.")
    .max(MAX_CAPACITY, `At most ${MAX_CAPACITY}, or leave it empty for no limit.`)
    .nullable(),
});
export type SetCapacityInput = z.output<typeof setCapacityInput>;

export const changeRoutingInput = z
  .object({ ...routingSettings.shape.shape })
  .extend({ defaultTeamId: anyId.nullable() });
