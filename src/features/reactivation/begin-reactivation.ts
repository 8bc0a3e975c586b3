import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { startRun } from "@/features/automations/start-run";
import { findPerson } from "@/features/customers/find-person";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { anchorOf, REACTIVATION, subjectKeyOf } from "./rules";

/** What a run of the flow carries from step to step; times are ISO. `anchor`: see `anchorOf`. */
export type ReactivationRun = { id: string; subscriptionId: string; silentSince: string; anchor: string };

/**
 * Puts the run for this silence on record, once.
 * @param silentSince the last sign of life
 * @returns null when the person was erased, another job is at work on the same silence, or the person is held out
 */
export async function beginReactivation(
  subscriptionId: string,
  silentSince: Date,
  jobRunId: string,
  now: Date,
): Promise<ReactivationRun | null> {
  const found = await db.emailSubscription.findUnique({ where: { id: subscriptionId }, select: { email: true } });
  if (!found) return null;
  const { email } = found;
  const [person, settings] = await Promise.all([findPerson(email), getFlowSettings()]);
  const { holdoutPercent } = settings.reactivation;
  const subject = { subjectKey: subjectKeyOf(subscriptionId, silentSince), subjectId: subscriptionId };
  const customerId = person?.customerId ?? null;
  const id = await startRun({ flow: REACTIVATION, ...subject, email, customerId, jobRunId, holdoutPercent }, now);
  if (id === null) return null;
  const anchor = anchorOf(silentSince, now, settings, env().AUTOMATION_TIME_SCALE);
  return { id, subscriptionId, silentSince: silentSince.toISOString(), anchor: anchor.toISOString() };
}
