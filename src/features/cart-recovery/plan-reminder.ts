import { realMomentOf } from "@/features/automations/flow-clock";
import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { planStep } from "@/features/automations/plan-step";
import { env } from "@/lib/env";
import type { ReminderRun } from "./begin-reminders";
import { dueAt, type Reminder } from "./rules";

/**
 * Plans a reminder by the settings of this moment and notes that the run waits for it.
 * @returns when it is due, in real time
 */
export async function planReminder(run: ReminderRun, reminder: Reminder, now: Date): Promise<Date> {
  const anchor = new Date(run.anchor);
  const due = realMomentOf(anchor, dueAt(reminder, anchor, await getFlowSettings()), env().AUTOMATION_TIME_SCALE);
  return planStep(run.id, reminder.step, due, now);
}
