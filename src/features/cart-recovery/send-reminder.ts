import { recordStep, type StepRecord } from "@/features/automations/record-step";
import { setWaiting } from "@/features/automations/set-waiting";
import type { EmailRequest } from "@/features/mail/schema";
import { sendEmail } from "@/features/mail/send-email";
import { env } from "@/lib/env";
import type { ReminderRun } from "./begin-reminders";
import { getReminderFacts } from "./get-reminder-facts";
import { decideReminder, type Reminder } from "./rules";
import { storeRefusal } from "./store-refusal";
import { writeReminder } from "./write-reminder";

/** `on`: go on with the flow. `again`: ask once more at `at` (real time). `end`: the run is over, for this reason. */
export type ReminderResult = { next: "on" } | { next: "again"; at: Date } | { next: "end"; reason: string };

type Outcome = Pick<StepRecord, "outcome" | "reason" | "emailLogId"> & { retryAt?: Date };

/**
 * Decides one reminder by the facts of this moment, sends it if nothing speaks against it, and puts on record what came of
 * it. Called twice it sends nothing twice (the mail's once-only key) and leaves one record.
 * @param tries how often this reminder was deferred before
 * @throws DomainError of the mail feature when the provider is away or another worker has the mail: ask again
 */
export async function sendReminder(
  run: ReminderRun,
  reminder: Reminder,
  tries: number,
  now: Date,
): Promise<ReminderResult> {
  const outcome = await decideAndSend(run, reminder, now);
  await recordStep(run.id, { ...outcome, step: reminder.step, tries }, now);
  if (outcome.retryAt) await setWaiting(run.id, reminder.step, outcome.retryAt);
  return resultOf(outcome);
}

async function decideAndSend(run: ReminderRun, reminder: Reminder, now: Date): Promise<Outcome> {
  const facts = await getReminderFacts(run);
  const decision = decideReminder(facts, reminder, now, env().AUTOMATION_TIME_SCALE);
  if (decision.act === "defer") return { outcome: "deferred", reason: decision.reason, retryAt: decision.retryAt };
  const mail = await writeReminder(run, reminder, facts, now);
  if (decision.act !== "send" || !mail) {
    const reason = decision.act === "send" ? "no_email" : decision.reason;
    const emailLogId = mail && (await storeRefusal(mail, reason, now));
    return { outcome: decision.act === "drop" ? "dropped" : "declined", reason, emailLogId };
  }
  return send(mail, now);
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

/** A mail that came too late is left out alone; every other refusal holds for the mails after it as well. */
function resultOf({ outcome, reason, retryAt }: Outcome): ReminderResult {
  if (retryAt) return { next: "again", at: retryAt };
  return outcome === "declined" ? { next: "end", reason: reason ?? "declined" } : { next: "on" };
}
