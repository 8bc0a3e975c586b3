import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { planStep } from "@/features/automations/plan-step";
import { MISSED_REPLY_STEP } from "@/features/automations/rules";
import { env } from "@/lib/env";
import type { MissedReplyRun } from "./begin-missed-reply";
import { findSession } from "./rows";
import { dueAt } from "./rules";

/**
 * Plans the mail of a run by the settings of this moment and notes that the run waits for it.
 * @returns when it is due, in real time
 */
export async function planMissedReply(run: MissedReplyRun, now: Date): Promise<Date> {
  const [session, { missedReplies: settings }] = await Promise.all([findSession(run.sessionId), getFlowSettings()]);
  const due = dueAt({ session, settings }, new Date(run.anchorAt), env().AUTOMATION_TIME_SCALE);
  return planStep(run.id, MISSED_REPLY_STEP, due.at, now);
}
