import { sunsetSubscription } from "@/features/subscriptions/sunset-subscription";
import { db } from "@/lib/db";
import type { ReactivationRun } from "./begin-reactivation";
import { findSigns } from "./find-signs";
import { onceKeyOf, REACTIVATION, type ReactivationMail, signSince } from "./rules";

/**
 * Stops marketing to a silent subscriber once the mail that asks "stay or go?" is out (FLOWS.md "Reactivation"): not when it was left
 * out, nor when a sign of life came meanwhile, which a press on "stay" is too. Asked twice it stops once.
 * @returns whether it was stopped now
 */
export async function sunsetSilent(run: ReactivationRun, mail: ReactivationMail, now: Date): Promise<boolean> {
  const silentSince = new Date(run.silentSince);
  const log = await db.emailLog.findUnique({
    where: { onceKey: onceKeyOf(run.subscriptionId, silentSince, mail) },
    select: { acceptedAt: true, unknownAt: true },
  });
  if (!log?.acceptedAt && !log?.unknownAt) return false;
  const signs = await findSigns(run.subscriptionId);
  if (!signs || signSince(signs, silentSince)) return false;
  return sunsetSubscription(run.subscriptionId, REACTIVATION, now);
}
