import { recordDeclined } from "@/features/mail/record-declined";
import type { EmailRequest } from "@/features/mail/schema";
import { sendEmail } from "@/features/mail/send-email";
import { db } from "@/lib/db";
import { recordStep, type StepRecord } from "./record-step";
import { setWaiting } from "./set-waiting";

/** What a flow's rules say of a step, by the facts of this moment. */
export type StepDecision =
  | { act: "send" }
  /** The whole run ends. */
  | { act: "stop"; reason: string }
  /** Only this mail is left out. */
  | { act: "drop"; reason: string }
  /** Ask again at `retryAt` (real time). `not_due_yet` does not hold back what staff sent on. */
  | { act: "defer"; reason: string; retryAt: Date };

/** `on`: go on with the flow. `again`: ask once more at `at` (real time). `end`: the run is over, for this reason. */
export type StepResult = { next: "on" } | { next: "again"; at: Date } | { next: "end"; reason: string };

type Asked = {
  decision: StepDecision;
  /** The mail; null when there is nobody to write to. Not asked for when the step is deferred. */
  write: () => Promise<EmailRequest | null>;
};

type Outcome = Pick<StepRecord, "outcome" | "reason" | "emailLogId"> & { retryAt?: Date };

/**
 * Takes one step of a run: asks the flow's rules, sends the mail if nothing speaks against it, and puts on record what came of it, also
 * why it was not sent. Called twice it sends nothing twice (the mail's once-only key) and leaves one record. A run that staff
 * stopped takes no step.
 * @param tries how often this step was deferred before
 * @throws DomainError of the mail feature when the provider is away or another worker has the mail: ask again
 */
export async function takeStep(
  runId: string,
  step: string,
  tries: number,
  ask: () => Promise<Asked>,
  now: Date,
): Promise<StepResult> {
  const run = await getRunState(runId);
  if (run.endedAt) return { next: "end", reason: run.endReason ?? "completed" };
  const outcome = await decideAndSend(await ask(), run.sentOnAt !== null, now);
  await recordStep(runId, { ...outcome, step, tries }, now);
  if (outcome.retryAt) await setWaiting(runId, step, outcome.retryAt);
  else await db.automationRun.updateMany({ where: { id: runId }, data: { sentOnAt: null } });
  return resultOf(outcome);
}

/** Whether a run has ended meanwhile (staff stopped it), and whether staff sent it on. */
export function getRunState(runId: string) {
  const select = { endedAt: true, endReason: true, sentOnAt: true };
  return db.automationRun.findUniqueOrThrow({ where: { id: runId }, select });
}

async function decideAndSend({ decision, write }: Asked, sentOn: boolean, now: Date): Promise<Outcome> {
  const goesNow = decision.act === "send" || (sentOn && decision.act === "defer" && decision.reason === "not_due_yet");
  if (!goesNow && decision.act === "defer")
    return { outcome: "deferred", reason: decision.reason, retryAt: decision.retryAt };
  const mail = await write();
  if (goesNow && mail) return send(mail, now);
  const reason = "reason" in decision && !goesNow ? decision.reason : "no_email";
  const emailLogId = mail && (await storeRefusal(mail, reason, now));
  return { outcome: decision.act === "drop" ? "dropped" : "declined", reason, emailLogId };
}

async function send(mail: EmailRequest, now: Date): Promise<Outcome> {
  const sent = await sendEmail(mail, now);
  const { emailLogId } = sent;
  switch (sent.outcome) {
    case "sent":
    case "already_sent":
    case "unknown":
      return { outcome: sent.outcome, emailLogId };
    case "deferred":
      return { outcome: "deferred", reason: sent.reason, emailLogId, retryAt: sent.retryAt };
    default:
      return { outcome: sent.reason === "too_late" ? "dropped" : "declined", reason: sent.reason, emailLogId };
  }
}

/**
 * Stores that a flow does not send this mail, and why (FLOWS.md "Every decision not to send is stored with its reason").
 * @returns the refused mail's id; null when it had gone out before, then there is nothing to refuse
 */
export async function storeRefusal(mail: EmailRequest, reason: string, now: Date): Promise<string | null> {
  const stored = await recordDeclined(mail, reason, now);
  return stored.outcome === "declined" ? stored.emailLogId : null;
}

/** A mail that came too late is left out alone; every other refusal holds for the mails after it as well. */
function resultOf({ outcome, reason, retryAt }: Outcome): StepResult {
  if (retryAt) return { next: "again", at: retryAt };
  return outcome === "declined" ? { next: "end", reason: reason ?? "declined" } : { next: "on" };
}
