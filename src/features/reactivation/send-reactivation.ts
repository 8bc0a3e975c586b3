import { type StepResult, takeStep } from "@/features/automations/take-step";
import { env } from "@/lib/env";
import type { ReactivationRun } from "./begin-reactivation";
import { getSilenceFacts } from "./get-silence-facts";
import { decideReactivation, type ReactivationMail } from "./rules";
import { sunsetSilent } from "./sunset-silent";
import { writeReactivation } from "./write-reactivation";

/**
 * Decides one mail to a silent subscriber by the facts of this moment, sends it if nothing speaks against it, and puts on record what came
 * of it, as `takeStep`. After the last one marketing stops.
 * @param tries how often this mail was deferred before
 */
export async function sendReactivation(
  run: ReactivationRun,
  mail: ReactivationMail,
  tries: number,
  now: Date,
): Promise<StepResult> {
  const ask = async () => {
    const facts = await getSilenceFacts(run, now);
    const decision = decideReactivation(facts, mail, now, env().AUTOMATION_TIME_SCALE);
    const refused = decision.act === "stop" || decision.act === "drop";
    return { decision, write: () => writeReactivation(run, mail, facts, { refused, now }) };
  };
  const result = await takeStep(run.id, mail.step, tries, ask, now);
  if (mail.message === "stay-or-go" && result.next !== "again") await sunsetSilent(run, mail, now);
  return result;
}
