import { findFlow, flows } from "./flows";
import type { FlowSettings } from "./schema";

/** The step of the missed chat replies; its id is that of the job. */
export const MISSED_REPLY_STEP = flows["missed-replies"].steps[0].step;

const stepLabels = new Map<string, string>(
  Object.values(flows).flatMap(({ steps }) => steps.map(({ step, label }): [string, string] => [step, label])),
);

/** Why a flow sends nothing at all now, by what staff set; null when it is on. */
export function switchedOff(
  { marketingOn, ...settings }: FlowSettings,
  flow: keyof typeof flows,
): "marketing_switched_off" | "flow_switched_off" | null {
  const { setting, marketing } = flows[flow];
  if (marketing && !marketingOn) return "marketing_switched_off";
  return settings[setting].on ? null : "flow_switched_off";
}

const outcomeNames: Record<string, string> = {
  sent: "Sent",
  unknown: "May have been sent",
  declined: "Not sent",
  deferred: "Held back",
  skipped: "Skipped",
  dropped: "Dropped",
};

const reasons: Record<string, string> = {
  read_meanwhile: "The shopper read it in the chat",
  mailed_shortly_before: "A mail about this conversation went out shortly before",
  conversation_gone: "The conversation was deleted",
  visitor_blocked: "The visitor was shut out of the chat",
  completed: "Went through all its steps",
  order_placed: "An order was placed",
  order_cancelled: "The order was cancelled",
  cart_changed: "The cart changed, so the waits began anew",
  cart_merged: "The cart was joined with another one",
  cart_empty: "The cart was emptied",
  cart_gone: "The cart does not exist any more",
  out_of_stock: "Everything in the cart is sold out",
  no_email: "No e-mail address is known",
  open_chat: "The shopper is in a chat with us",
  payment_pending: "A payment is under way",
  recently_reminded: "Got a reminder of another cart in the last 7 days",
  flow_switched_off: "This flow is switched off",
  marketing_switched_off: "All marketing mail is switched off",
  not_due_yet: "The wait was made longer",
  already_sent: "This mail was sent before",
  too_late: "Its time had passed before it could go out",
  unsubscribed: "Unsubscribed",
  not_subscribed: "Never agreed to marketing mail",
  not_confirmed: "Has not confirmed the subscription",
  paused: "Paused marketing mail",
  hard_bounce: "The address does not exist: an earlier mail bounced",
  complaint: "Marked an earlier mail as spam",
  soft_bounces: "Three mails in a row bounced; marketing rests for 30 days",
  manual: "The address was blocked by staff",
  refused: "The mail provider refused it",
  cap_between: "Another marketing mail went to this person shortly before",
  cap_week: "Got as many marketing mails as one may get in 7 days",
  cap_wish: "Wants to be mailed less often, and had a mail of late",
  more_urgent: "A more urgent mail to this person goes first",
  quiet_hours: "Marketing mail goes out by day only",
  holiday: "No marketing mail on public holidays",
  failed: "Failed after many tries; the log says why",
  cancelled: "Cancelled by hand",
  stopped_by_staff: "Stopped by staff",
  person_gone: "The person was erased",
  confirmed_anew: "Subscribed anew: a new series took its place",
  nothing_to_show: "There was nothing to show in it",
  topic_off: "Does not want this kind of mail",
  sunset: "Marketing had stopped after a long silence",
  order_gone: "The order was deleted",
  order_returned: "The order came back",
  order_refunded: "The order was paid back",
  reviewed: "Wrote a review",
  coupon_used: "Used the coupon",
  offered_this_year: "Got a birthday offer in this year already",
  clicked: "Clicked on a mail of ours, or chose what to get",
  chatted: "Wrote to us in the chat",
  held_out: "Belongs to the holdout: gets nothing of this flow",
};

const sentence = (code: string) => code.charAt(0).toUpperCase() + code.slice(1).replaceAll(/[_-]/g, " ");

/** A flow's name for people; an unknown one is spelt out of its folder's name. */
export function flowName(flow: string): string {
  return findFlow(flow)?.name ?? sentence(flow);
}

/** A step's name for people. */
export function stepName(step: string): string {
  return stepLabels.get(step) ?? sentence(step);
}

/** What a step came to, in a word or two. */
export function outcomeWords(outcome: string): string {
  return outcomeNames[outcome] ?? sentence(outcome);
}

/** Why a run ended or a mail was not sent, for staff (FLOWS.md "Every decision not to send is stored with its reason"). */
export function reasonWords(reason: string): string {
  return reasons[reason] ?? sentence(reason);
}
