import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { startRun } from "@/features/automations/start-run";
import { findPerson } from "@/features/customers/find-person";
import { db } from "@/lib/db";
import { WELCOME } from "./rules";

/** What a run of the series carries from step to step. `anchor`: the confirmation, as an ISO time, from which all waits count. */
export type WelcomeRun = { id: string; subscriptionId: string; anchor: string };

/**
 * Puts the run for the confirmation that holds now on record, once.
 * @returns null when nothing was confirmed, another job is at work on the same confirmation, or the person is held out
 */
export async function beginSeries(subscriptionId: string, jobRunId: string, now: Date): Promise<WelcomeRun | null> {
  const found = await db.emailSubscription.findUnique({ where: { id: subscriptionId } });
  if (!found?.confirmedAt) return null;
  const { email, confirmedAt } = found;
  const [person, settings] = await Promise.all([findPerson(email), getFlowSettings()]);
  const subject = { subjectKey: `${subscriptionId}:${confirmedAt.getTime()}`, subjectId: subscriptionId };
  const { holdoutPercent } = settings.welcome;
  const run = { flow: WELCOME, ...subject, email, customerId: person?.customerId ?? null, jobRunId, holdoutPercent };
  const id = await startRun(run, now);
  return id === null ? null : { id, subscriptionId, anchor: confirmedAt.toISOString() };
}
