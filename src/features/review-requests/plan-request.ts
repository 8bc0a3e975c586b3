import { realMomentOf } from "@/features/automations/flow-clock";
import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { planStep } from "@/features/automations/plan-step";
import { env } from "@/lib/env";
import type { RequestRun } from "./begin-request";
import { type ReviewMail, timesOf } from "./rules";

/**
 * Plans a mail about the order by the settings of this moment and notes that the run waits for it.
 * @returns when it is due, in real time
 */
export async function planRequest(run: RequestRun, mail: ReviewMail, now: Date): Promise<Date> {
  const anchor = new Date(run.anchor);
  const { due } = timesOf(mail, anchor, await getFlowSettings());
  return planStep(run.id, mail.step, realMomentOf(anchor, due, env().AUTOMATION_TIME_SCALE), now);
}
