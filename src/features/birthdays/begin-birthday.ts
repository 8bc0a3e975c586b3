import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { startRun } from "@/features/automations/start-run";
import { db } from "@/lib/db";
import { BIRTHDAYS, subjectKeyOf } from "./rules";

/** What a run of the flow carries from step to step. `anchor`: when it began, as an ISO time. */
export type BirthdayRun = { id: string; customerId: string; date: string; anchor: string };

/**
 * Puts the run for this birthday on record, once per person and calendar year.
 * @param date the birthday, `YYYY-MM-DD`
 * @returns null when the person was erased, another job is at work on the same birthday, or the person is held out
 */
export async function beginBirthday(
  customerId: string,
  date: string,
  jobRunId: string,
  now: Date,
): Promise<BirthdayRun | null> {
  const customer = await db.customer.findFirst({ where: { id: customerId, erasedAt: null } });
  if (!customer) return null;
  const { holdoutPercent } = (await getFlowSettings()).birthdays;
  const subject = { subjectKey: subjectKeyOf(customerId, date), subjectId: customerId };
  const run = { flow: BIRTHDAYS, ...subject, email: customer.email, customerId, jobRunId, holdoutPercent };
  const id = await startRun(run, now);
  return id === null ? null : { id, customerId, date, anchor: now.toISOString() };
}
