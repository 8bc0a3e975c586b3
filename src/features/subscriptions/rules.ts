import type { EmailSubscription } from "@/generated/prisma/client";
import { HOUR_MS, SECOND_MS } from "@/lib/time";
import { type Consent, frequencies, type Topic } from "./schema";

/** How long the link in a confirmation mail works. */
export const CONFIRM_VALID_HOURS = 48;

/** How long marketing rests when a subscriber asks for a pause. */
export const PAUSE_DAYS = 30;

const PAUSE_BETWEEN_CONFIRMATIONS_MS = 60 * SECOND_MS;
const MAX_CONFIRMATIONS_PER_HOUR = 3;

type Facts = Pick<EmailSubscription, "confirmedAt" | "unsubscribedAt" | "sunsetAt" | "pausedUntil" | "topics"> & {
  frequency?: string;
};

/**
 * Whether marketing may be mailed: only to a confirmed subscription that was neither ended, by its owner or after a long silence, nor
 * paused (FLOWS.md "Consent", "Reactivation"), and of a topic only to who wants it.
 */
export function consentOf(subscription: Facts | null, now: Date, topic?: Topic): Consent {
  if (!subscription) return { subscribed: false, reason: "not_subscribed" };
  if (subscription.unsubscribedAt) return { subscribed: false, reason: "unsubscribed" };
  if (!subscription.confirmedAt) return { subscribed: false, reason: "not_confirmed" };
  if (subscription.sunsetAt) return { subscribed: false, reason: "sunset" };
  if (subscription.pausedUntil && subscription.pausedUntil > now) return { subscribed: false, reason: "paused" };
  if (topic && !subscription.topics.includes(topic)) return { subscribed: false, reason: "topic_off" };
  return { subscribed: true, frequency: frequencies.find((each) => each === subscription.frequency) ?? "all" };
}

/**
 * Whether a confirmation mail may go now: 60 s after the last one and at most three within an hour, so that nobody can use the
 * form to flood somebody else's mailbox.
 * @param sentAt when confirmation mails were asked for within the last hour
 */
export function mayConfirmAgain(sentAt: Date[], now: Date): boolean {
  const ages = sentAt.map((at) => now.getTime() - at.getTime()).filter((age) => age < HOUR_MS);
  return ages.length < MAX_CONFIRMATIONS_PER_HOUR && ages.every((age) => age >= PAUSE_BETWEEN_CONFIRMATIONS_MS);
}
