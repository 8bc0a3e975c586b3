import { type StepResult, takeStep } from "@/features/automations/take-step";
import { env } from "@/lib/env";
import type { ReminderRun } from "./begin-reminders";
import { getReminderFacts } from "./get-reminder-facts";
import { makeReminderCoupon } from "./make-reminder-coupon";
import { decideReminder, type Reminder } from "./rules";
import { writeReminder } from "./write-reminder";

/**
 * Decides one reminder by the facts of this moment, sends it if nothing speaks against it, and puts on record what came of it, as
 * `takeStep`.
 * @param tries how often this reminder was deferred before
 */
export function sendReminder(run: ReminderRun, reminder: Reminder, tries: number, now: Date): Promise<StepResult> {
  const ask = async () => {
    const facts = await getReminderFacts(run);
    const decision = decideReminder(facts, reminder, now, env().AUTOMATION_TIME_SCALE);
    const refused = decision.act === "stop" || decision.act === "drop";
    const write = async () => {
      const coupon = refused ? null : await makeReminderCoupon(run, reminder, facts, now);
      return writeReminder(run, reminder, facts, now, coupon);
    };
    return { decision, write };
  };
  return takeStep(run.id, reminder.step, tries, ask, now);
}
