import { type StepResult, takeStep } from "@/features/automations/take-step";
import { env } from "@/lib/env";
import type { BirthdayRun } from "./begin-birthday";
import { getBirthdayFacts } from "./get-birthday-facts";
import { type BirthdayMail, decideBirthday } from "./rules";
import { writeBirthday } from "./write-birthday";

/**
 * Decides one mail of the birthday by the facts of this moment, sends it if nothing speaks against it, and puts on record what came of it,
 * as `takeStep`.
 * @param tries how often this mail was deferred before
 */
export function sendBirthday(run: BirthdayRun, mail: BirthdayMail, tries: number, now: Date): Promise<StepResult> {
  const ask = async () => {
    const facts = await getBirthdayFacts(run, now);
    const decision = decideBirthday(facts, mail, now, env().AUTOMATION_TIME_SCALE);
    const refused = decision.act === "stop" || decision.act === "drop";
    return { decision, write: () => writeBirthday(run, mail, facts, { refused, now }) };
  };
  return takeStep(run.id, mail.step, tries, ask, now);
}
