import { z } from "zod";
import { db, type Tx } from "@/lib/db";
import { log } from "@/lib/log";

/** Key of the row in Setting that overrides the defaults below. */
export const MAIL_LIMITS_KEY = "mail.limits";

const hour = z.number().int().min(0).max(24);

/** How often and at which hours (shop time) one person may get marketing mail. Defaults: FLOWS.md "Rules that all marketing mail shares". */
export const mailLimits = z
  .object({
    /** Hours between two mails. */
    hoursBetween: z.number().min(0).max(720).default(16),
    perSevenDays: z.number().int().min(1).max(50).default(3),
    /** First hour in which mail goes. */
    fromHour: hour.default(8),
    /** Hour from which no mail goes any more. */
    untilHour: hour.default(20),
  })
  .refine((limits) => limits.fromHour < limits.untilHour, "The window must be open at some hour.");

export type MailLimits = z.output<typeof mailLimits>;

/** The limits in force now. A stored value that does not make sense is said in the log and the defaults hold. */
export async function getMailLimits(tx: Tx = db): Promise<MailLimits> {
  const stored = await tx.setting.findUnique({ where: { key: MAIL_LIMITS_KEY } });
  const parsed = mailLimits.safeParse(stored?.value ?? {});
  if (parsed.success) return parsed.data;
  log.warn({ issues: parsed.error.issues }, "the setting mail.limits is not usable; the defaults hold");
  return mailLimits.parse({});
}
