import { type StepResult, takeStep } from "@/features/automations/take-step";
import { env } from "@/lib/env";
import type { RequestRun } from "./begin-request";
import { getRequestFacts } from "./get-request-facts";
import { decideReviewMail, type ReviewMail } from "./rules";
import { writeRequest } from "./write-request";

/**
 * Decides one mail about the order by the facts of this moment, sends it if nothing speaks against it, and puts on record what came of it,
 * as `takeStep`.
 * @param tries how often this mail was deferred before
 */
export function sendRequest(run: RequestRun, mail: ReviewMail, tries: number, now: Date): Promise<StepResult> {
  const ask = async () => {
    const facts = await getRequestFacts(run);
    const decision = decideReviewMail(facts, mail, now, env().AUTOMATION_TIME_SCALE);
    return { decision, write: async () => writeRequest(run, mail, facts, now) };
  };
  return takeStep(run.id, mail.step, tries, ask, now);
}
