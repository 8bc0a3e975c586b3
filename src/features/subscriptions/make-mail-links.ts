import { env } from "@/lib/env";
import { DAY_MS } from "@/lib/time";
import { signToken } from "@/lib/tokens";
import { CONFIRM_VALID_HOURS } from "./rules";

/** Mails are kept for years, and their way out must work for as long. */
const LEAVE_VALID_DAYS = 3_650;

const later = (now: Date, days: number) => new Date(now.getTime() + days * DAY_MS);

/** The page with one button, and the address for one-click (RFC 8058), by which a subscription ends. Works for ten years. */
export function unsubscribeUrl(subscriptionId: string, now: Date): string {
  return `${env().APP_URL}/unsubscribe/${signToken("unsubscribe", subscriptionId, later(now, LEAVE_VALID_DAYS))}`;
}

/** The page where a subscriber chooses what to get, pauses or leaves. Works for ten years. */
export function preferencesUrl(subscriptionId: string, now: Date): string {
  return `${env().APP_URL}/preferences/${signToken("preferences", subscriptionId, later(now, LEAVE_VALID_DAYS))}`;
}

/** The page with one button that confirms a subscription, and when it stops working (48 h). */
export function confirmUrl(subscriptionId: string, now: Date): string {
  const token = signToken("confirm-subscription", subscriptionId, later(now, CONFIRM_VALID_HOURS / 24));
  return `${env().APP_URL}/subscriptions/confirm/${token}`;
}
