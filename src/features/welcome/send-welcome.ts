import { type StepResult, takeStep } from "@/features/automations/take-step";
import { env } from "@/lib/env";
import type { WelcomeRun } from "./begin-series";
import { getWelcomeFacts } from "./get-welcome-facts";
import { decideWelcome, type Welcome } from "./rules";
import { writeWelcome } from "./write-welcome";

/**
 * Decides one mail of the series by the facts of this moment, sends it if nothing speaks against it, and puts on record what came of it,
 * as `takeStep`.
 * @param tries how often this mail was deferred before
 */
export function sendWelcome(run: WelcomeRun, welcome: Welcome, tries: number, now: Date): Promise<StepResult> {
  const ask = async () => {
    const facts = await getWelcomeFacts(run, welcome, now);
    const decision = decideWelcome(facts, welcome, now, env().AUTOMATION_TIME_SCALE);
    return { decision, write: async () => writeWelcome(run, welcome, facts, now) };
  };
  return takeStep(run.id, welcome.step, tries, ask, now);
}
