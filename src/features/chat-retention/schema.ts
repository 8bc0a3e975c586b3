import { z } from "zod";
import { defineSetting } from "@/features/settings/read-setting";

/** A month at least: a shopper comes back to a question of last week. Ten years at most. */
export const retentionDays = z
  .int("Please enter a whole number of days.")
  .min(30, "Please keep conversations for 30 days at least.")
  .max(3_650, "Please enter 3,650 days at most.");

/**
 * How long conversations are kept. `days` null: CHAT_RETENTION_DAYS. `confirmed`: who saw what would go and switched deletion on, for
 * how many days; for any other number it is off again.
 */
export const retentionSetting = defineSetting(
  "chat.retention",
  z.object({
    days: retentionDays.nullable().default(null),
    confirmed: z
      .object({ days: z.number().int(), at: z.iso.datetime(), staffId: z.string(), staffName: z.string() })
      .nullable()
      .default(null),
  }),
);
export type Retention = z.output<typeof retentionSetting.shape>;

export const changeRetentionInput = z.object({ days: retentionDays });
/** The number of days that the dry run was shown for. */
export const confirmRetentionInput = z.object({ days: z.number().int() });
