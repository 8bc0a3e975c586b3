import { z } from "zod";
import { normaliseEmail } from "@/lib/text";

/** The words beside the box that is ticked to get marketing mail; kept with every consent (Data Protection Act 2019, s. 32). */
export const CONSENT_TEXT =
  "Yes, e-mail me offers and news from Household Planet Kenya. I can leave at any time by the link in every mail.";

/** An address as typed: trimmed, lower case, at most 254 characters (RFC 5321). */
export const emailInput = z.string().trim().max(254).pipe(z.email()).transform(normaliseEmail);

/** From where somebody acted, kept as evidence. */
export type Evidence = { ip: string | null; userAgent: string | null };

/** What one may choose to get. Reminders and birthday mail are offers. */
export const topics = ["offers", "news"] as const;
export type Topic = (typeof topics)[number];

/** How often at most one may choose to be mailed: as often as the shop's caps allow, once in 7 days, once in 30. */
export const frequencies = ["all", "weekly", "monthly"] as const;
export type Frequency = (typeof frequencies)[number];

/** Whether marketing may be mailed, how often at most, and if not why. */
export type Consent =
  | { subscribed: true; frequency: Frequency }
  | {
      subscribed: false;
      reason: "not_subscribed" | "not_confirmed" | "unsubscribed" | "sunset" | "paused" | "topic_off";
    };
