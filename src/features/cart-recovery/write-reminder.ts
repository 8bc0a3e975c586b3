import type { MailCoupon, MessageProps } from "@emails/messages";
import { flowTime } from "@/features/automations/flow-clock";
import { restoreCartUrl } from "@/features/carts/restore-cart";
import type { EmailRequest } from "@/features/mail/schema";
import { env } from "@/lib/env";
import type { ReminderRun } from "./begin-reminders";
import type { getReminderFacts } from "./get-reminder-facts";
import { holdCart } from "./hold-cart";
import { findReminderMails } from "./rows";
import { CART_RECOVERY, onceKeyOf, type Reminder, worthUntil } from "./rules";

type Facts = Awaited<ReturnType<typeof getReminderFacts>>;

/**
 * The mail that a reminder is: the cart's lines at today's prices, the way back to them, how long it is worth something and
 * what must hold while it is handed over. Null when there is no cart or nobody to write to.
 * @param coupon that the last call offers, if any
 */
export async function writeReminder(
  run: ReminderRun,
  reminder: Reminder,
  { cart, name, settings, anchor }: Facts,
  now: Date,
  coupon: MailCoupon | null = null,
): Promise<EmailRequest | null> {
  if (!cart?.email) return null;
  const scale = env().AUTOMATION_TIME_SCALE;
  const earlier = await findReminderMails(run.cartId, reminder);
  return {
    onceKey: onceKeyOf(run.cartId, reminder, earlier, new Date(run.begunAt)),
    stream: "marketing",
    flow: CART_RECOVERY,
    ...messageOf(reminder, { name, lines: cart.lines, cartUrl: restoreCartUrl(run.cartId, now) }, coupon),
    to: { email: cart.email, name },
    customerId: cart.customerId,
    cartId: run.cartId,
    clock: { now: flowTime(anchor, now, scale), scale },
    validUntil: worthUntil(reminder, anchor, settings),
    hold: (tx) => holdCart(tx, run),
  };
}

type Props = MessageProps["cart-saved"];
type Message =
  | { message: "cart-last-call"; props: MessageProps["cart-last-call"] }
  | { message: "cart-saved" | "cart-questions"; props: Props };

function messageOf({ message }: Reminder, props: Props, coupon: MailCoupon | null): Message {
  return message === "cart-last-call" ? { message, props: { ...props, coupon } } : { message, props };
}
