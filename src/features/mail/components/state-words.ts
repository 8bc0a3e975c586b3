import type { BadgeTone } from "@/ui/badge";
import type { EmailState } from "../schema";

/** How staff read a mail's state, in the order of a mail's life. */
export const stateWords: Record<EmailState, { label: string; tone: BadgeTone }> = {
  planned: { label: "Planned", tone: "plain" },
  deferred: { label: "Waiting", tone: "accent" },
  sending: { label: "Being sent", tone: "accent" },
  sent: { label: "Sent", tone: "good" },
  delivered: { label: "Delivered", tone: "good" },
  bounced: { label: "Came back", tone: "bad" },
  complained: { label: "Called spam", tone: "bad" },
  declined: { label: "Not sent", tone: "warning" },
  failed: { label: "Refused", tone: "bad" },
  unknown: { label: "Unknown", tone: "bad" },
};
