import { realMomentOf } from "@/features/automations/flow-clock";
import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { planStep } from "@/features/automations/plan-step";
import { env } from "@/lib/env";
import type { WelcomeRun } from "./begin-series";
import { timesOf, type Welcome } from "./rules";

/**
 * Plans a mail of the series by the settings of this moment and notes that the run waits for it.
 * @returns when it is due, in real time
 */
export async function planWelcome(run: WelcomeRun, welcome: Welcome, now: Date): Promise<Date> {
  const anchor = new Date(run.anchor);
  const { due } = timesOf(welcome, anchor, await getFlowSettings());
  return planStep(run.id, welcome.step, realMomentOf(anchor, due, env().AUTOMATION_TIME_SCALE), now);
}
