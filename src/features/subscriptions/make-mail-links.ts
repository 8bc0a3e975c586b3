import { env } from "@/lib/env";
import { DAY_MS } from "@/lib/time";
import { signToken, verifyToken } from "@/lib/tokens";
import { CONFIRM_VALID_HOURS } from "./rules";

/** Mails are kept for years, and their way out must work for as long. */
const LEAVE_VALID_DAYS = 3_650;

const later = (now: Date, days: number) => new Date(now.getTime() + days * DAY_MS);

/** Stands in no id. */
const BETWEEN = ":";

function leaveToken(purpose: "unsubscribe" | "preferences", now: Date, ...ids: (string | undefined)[]): string {
  return signToken(purpose, ids.filter(Boolean).join(BETWEEN), later(now, LEAVE_VALID_DAYS));
}

/**
 * The page with one button, and the address for one-click (RFC 8058), by which a subscription ends. Works for ten years.
 * @param emailLogId the mail in which it stands
 */
export function unsubscribeUrl(subscriptionId: string, now: Date, emailLogId?: string): string {
  return `${env().APP_URL}/unsubscribe/${leaveToken("unsubscribe", now, subscriptionId, emailLogId)}`;
}

/**
 * The page where a subscriber chooses what to get, pauses or leaves. Works for ten years.
 * @param emailLogId the mail in which it stands
 */
export function preferencesUrl(subscriptionId: string, now: Date, emailLogId?: string): string {
  return `${env().APP_URL}/preferences/${leaveToken("preferences", now, subscriptionId, emailLogId)}`;
}

/** Whose subscription a link is about, and the mail in which it stands; null for links of before they said so. */
export type MailLink = { subscriptionId: string; emailLogId: string | null };

/** What a token of `unsubscribeUrl` or `preferencesUrl`, as `purposes` allow, says; null when it is not ours or has run out. */
export function readMailLink(
  token: string,
  now: Date,
  ...purposes: ("unsubscribe" | "preferences")[]
): MailLink | null {
  const [subject] = purposes.flatMap((purpose) => verifyToken(purpose, token, now) ?? []);
  const [subscriptionId, emailLogId = null] = subject?.split(BETWEEN) ?? [];
  return subscriptionId ? { subscriptionId, emailLogId } : null;
}

/** The page with one button that confirms a subscription, and when it stops working (48 h). */
export function confirmUrl(subscriptionId: string, now: Date): string {
  const token = signToken("confirm-subscription", subscriptionId, later(now, CONFIRM_VALID_HOURS / 24));
  return `${env().APP_URL}/subscriptions/confirm/${token}`;
}
