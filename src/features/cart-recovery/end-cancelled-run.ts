import { endRun } from "@/features/automations/end-run";
import { findRunOfJob } from "@/features/automations/find-run-of-job";
import { recordStep } from "@/features/automations/record-step";
import { storeRefusal } from "@/features/automations/take-step";
import type { ReminderRun } from "./begin-reminders";
import { getReminderFacts } from "./get-reminder-facts";
import { REMINDERS } from "./rules";
import { writeReminder } from "./write-reminder";

type JobRun = NonNullable<Awaited<ReturnType<typeof findRunOfJob>>>;
type Facts = Awaited<ReturnType<typeof getReminderFacts>>;

/**
 * Ends the run of a job that Inngest cancelled, with the reason the cart tells: it was ordered, joined with another one, or
 * changed (its lines, or whom a reminder would reach). A cart that is as it was means that somebody cancelled by hand. The
 * reminder that the run was waiting for is declined with that reason, unless the sequence begins anew and still wants it.
 */
export async function endCancelledRun(jobRunId: string, now: Date): Promise<void> {
  const run = await findRunOfJob(jobRunId);
  if (!run || run.endedAt) return;
  const waiting = waitingRunOf(run);
  const facts = await getReminderFacts(waiting);
  const reason = reasonOf(run, facts.cart);
  if (reason === "order_placed" || reason === "cart_merged") await declineNext(run, waiting, facts, reason, now);
  await endRun(run.id, reason, now);
}

const revisionOf = (run: JobRun) => Number(run.subjectKey.slice(run.subjectId.length + 1));

/** The run as its job carried it; nothing is planned any more, so the waits may count from anywhere. */
function waitingRunOf(run: JobRun): ReminderRun {
  const begunAt = run.startedAt.toISOString();
  return { id: run.id, cartId: run.subjectId, revision: revisionOf(run), begunAt, anchor: begunAt };
}

function reasonOf(run: JobRun, cart: Facts["cart"]): string {
  if (!cart) return "cart_gone";
  if (cart.orderedAt) return "order_placed";
  if (cart.mergedAt) return "cart_merged";
  return cart.revision === revisionOf(run) && cart.email === run.email ? "cancelled" : "cart_changed";
}

async function declineNext(run: JobRun, waiting: ReminderRun, facts: Facts, reason: string, now: Date): Promise<void> {
  const reminder = REMINDERS.find(({ step }) => step === run.waitingFor);
  if (!reminder) return;
  const mail = await writeReminder(waiting, reminder, facts, now);
  const emailLogId = mail && (await storeRefusal(mail, reason, now));
  const tries = run.steps.filter(({ step, outcome }) => step === reminder.step && outcome === "deferred").length;
  // A mail that is out already was recorded by its own step, or will be.
  if (emailLogId)
    await recordStep(run.id, { step: reminder.step, outcome: "declined", reason, emailLogId, tries }, now);
}
