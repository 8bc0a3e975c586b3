import type { EmailSubscription } from "@/generated/prisma/client";
import { consentOf } from "./rules";

/**
 * Where a subscriber stands. `blocked`: nothing may reach the address. `left`: by the own wish. `asked`: has not confirmed. `silent`: stopped by
 * us after a long silence.
 */
export const subscriberStates = ["subscribed", "asked", "paused", "left", "silent", "blocked"] as const;
export type SubscriberState = (typeof subscriberStates)[number];

const byReason = {
  not_subscribed: "asked",
  not_confirmed: "asked",
  unsubscribed: "left",
  sunset: "silent",
  paused: "paused",
  topic_off: "subscribed",
} as const;

/** Where a subscriber stands now. @param held a suppression keeps mail from the address */
export function stateOf(subscription: EmailSubscription, held: boolean, now: Date): SubscriberState {
  if (held) return "blocked";
  const consent = consentOf(subscription, now);
  return consent.subscribed ? "subscribed" : byReason[consent.reason];
}
