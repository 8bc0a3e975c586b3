import { realMomentOf } from "@/features/automations/flow-clock";
import { planStep } from "@/features/automations/plan-step";
import { env } from "@/lib/env";
import type { BirthdayRun } from "./begin-birthday";
import { getBirthdayFacts } from "./get-birthday-facts";
import { type BirthdayMail, timesOf } from "./rules";

/**
 * Plans a mail of the birthday by the settings of this moment and notes that the run waits for it.
 * @returns when it is due, in real time
 */
export async function planBirthday(run: BirthdayRun, mail: BirthdayMail, now: Date): Promise<Date> {
  const { anchor, due } = timesOf(mail, await getBirthdayFacts(run, now));
  return planStep(run.id, mail.step, realMomentOf(anchor, due, env().AUTOMATION_TIME_SCALE), now);
}
