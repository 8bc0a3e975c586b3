import type { BadgeTone } from "@/ui/badge";
import type { SubscriberState } from "../subscriber-state";

/** How staff read where a subscriber stands. */
export const subscriberWords: Record<SubscriberState, { label: string; tone: BadgeTone }> = {
  subscribed: { label: "Subscribed", tone: "good" },
  asked: { label: "Not confirmed", tone: "accent" },
  paused: { label: "Paused", tone: "warning" },
  left: { label: "Left", tone: "plain" },
  silent: { label: "Long silent", tone: "plain" },
  blocked: { label: "Blocked", tone: "bad" },
};
