import { realMomentOf } from "@/features/automations/flow-clock";
import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { setWaiting } from "@/features/automations/set-waiting";
import { getCartFacts } from "@/features/carts/get-cart-facts";
import { env } from "@/lib/env";
import type { ReminderRun } from "./begin-reminders";
import { dueAt, type Reminder } from "./rules";

/**
 * Plans a reminder by the settings of this moment and notes that the run waits for it.
 * @returns when it is due, in real time; `now` when the cart is gone, so that the decision ends the run at once
 */
export async function planReminder(run: ReminderRun, reminder: Reminder, now: Date): Promise<Date> {
  const [cart, settings] = await Promise.all([getCartFacts(run.cartId), getFlowSettings()]);
  if (!cart) return now;
  const due = realMomentOf(cart.changedAt, dueAt(reminder, cart.changedAt, settings), env().AUTOMATION_TIME_SCALE);
  await setWaiting(run.id, reminder.step, due);
  return due;
}
