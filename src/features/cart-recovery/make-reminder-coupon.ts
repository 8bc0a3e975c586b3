import type { MailCoupon } from "@emails/messages";
import { flowTime } from "@/features/automations/flow-clock";
import { makeCoupon } from "@/features/coupons/make-coupon";
import { findPerson } from "@/features/customers/find-person";
import { getConsent } from "@/features/subscriptions/get-consent";
import { env } from "@/lib/env";
import type { ReminderRun } from "./begin-reminders";
import type { getReminderFacts } from "./get-reminder-facts";
import { CART_RECOVERY, COUPON_VALID_MS, purposeOf, type Reminder } from "./rules";

/**
 * The coupon that the last call of a cart offers, one per cart and valid for 7 days; null for the other reminders, when the settings offer
 * none (FLOWS.md: "only if the setting allows it"), and when its reader may not be mailed anyway.
 */
export async function makeReminderCoupon(
  run: ReminderRun,
  reminder: Reminder,
  { cart, settings, anchor }: Awaited<ReturnType<typeof getReminderFacts>>,
  now: Date,
): Promise<MailCoupon | null> {
  const { couponPercent: percentOff } = settings.cartRecovery;
  if (reminder.message !== "cart-last-call" || percentOff === 0 || !cart?.email) return null;
  if (!(await getConsent(cart.email, now)).subscribed) return null;
  // Under the clock of a rehearsal the mail tells the day that the flow shows.
  const validUntil = new Date(flowTime(anchor, now, env().AUTOMATION_TIME_SCALE).getTime() + COUPON_VALID_MS);
  const customerId = cart.customerId ?? (await findPerson(cart.email))?.customerId ?? null;
  const wish = { purpose: purposeOf(run.cartId), flow: CART_RECOVERY, customerId, percentOff };
  return makeCoupon({ ...wish, validFrom: now, validUntil });
}
