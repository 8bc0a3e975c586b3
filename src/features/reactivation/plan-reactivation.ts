import { realMomentOf } from "@/features/automations/flow-clock";
import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { planStep } from "@/features/automations/plan-step";
import { env } from "@/lib/env";
import type { ReactivationRun } from "./begin-reactivation";
import { type ReactivationMail, timesOf } from "./rules";

/**
 * Plans a mail to a silent subscriber by the settings of this moment and notes that the run waits for it.
 * @returns when it is due, in real time
 */
export async function planReactivation(run: ReactivationRun, mail: ReactivationMail, now: Date): Promise<Date> {
  const anchor = new Date(run.anchor);
  const { due } = timesOf(mail, anchor, await getFlowSettings());
  return planStep(run.id, mail.step, realMomentOf(anchor, due, env().AUTOMATION_TIME_SCALE), now);
}
