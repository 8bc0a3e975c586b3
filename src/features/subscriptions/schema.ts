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

/** 50,000 addresses and their names; what is larger comes in parts. */
const IMPORT_CHARACTERS = 4_000_000;

/** A list as it was saved by a spreadsheet. `proved`: each row says when its person confirmed by a link in a mail. */
export const planImportInput = z.object({
  csv: z
    .string()
    .min(1, "Please choose a file with some lines in it.")
    .max(IMPORT_CHARACTERS, "This file is too large. Please bring it in in parts of 50,000 lines."),
  consent: z.enum(["proved", "ask"]),
});

export const importInput = planImportInput.extend({
  /** Where the list comes from, in staff's words; kept with each person's consent. */
  source: z.string().trim().min(1, "Please say where this list comes from.").max(100, "Please keep it short."),
  /** How these people said yes: the words they saw. Wanted for `proved`. */
  proof: z.string().trim().max(1_000, "Please keep it to 1,000 characters.").default(""),
});

export type ImportInput = z.output<typeof importInput>;

/** Whether marketing may be mailed, how often at most, and if not why. */
export type Consent =
  | { subscribed: true; frequency: Frequency }
  | {
      subscribed: false;
      reason: "not_subscribed" | "not_confirmed" | "unsubscribed" | "sunset" | "paused" | "topic_off";
    };
