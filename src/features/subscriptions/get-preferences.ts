import type { ConsentRecord, Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import { linkNotValid } from "./errors";
import { readMailLink } from "./make-mail-links";
import { type Frequency, frequencies, type Topic, topics } from "./schema";

export type Preferences = {
  /** `w•••@example.com`: enough to recognise, too little to give away in a forwarded mail. */
  maskedEmail: string;
  /** False after leaving, after a long silence (`sunset`), and before the first confirmation. */
  subscribed: boolean;
  /** Marketing stopped after a long silence; `staySubscribed` lifts it. */
  sunset: boolean;
  topics: Topic[];
  frequency: Frequency;
  pausedUntil: Date | null;
  /** The yes that is in force: when, where and to which words. Null before the first confirmation. */
  saidYes: { at: Date; source: string; text: string } | null;
};

/** The address with all but its first character hidden. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, 1)}•••${email.slice(at)}`;
}

const lastYes = {
  where: { act: { in: ["confirmed", "resubscribed", "imported"] } },
  orderBy: { at: "desc" },
  take: 1,
} satisfies Prisma.EmailSubscription$recordsArgs;

function toYes(record: ConsentRecord | undefined, asked: string): Preferences["saidYes"] {
  if (!record) return null;
  // Confirmed by a mail; what people remember is where they asked for it.
  const source = record.source === "confirmation-mail" ? asked : record.source;
  return { at: record.at, source, text: record.textShown };
}

/**
 * What the subscriber of a link gets. Changes nothing.
 * @param token of purpose `unsubscribe` or `preferences`, from any mail
 * @throws DomainError not_found `subscriptions.link_not_valid`
 */
export async function getPreferences(token: string, now = new Date()): Promise<Preferences> {
  const id = readMailLink(token, now, "preferences", "unsubscribe")?.subscriptionId;
  const found = id ? await db.emailSubscription.findUnique({ where: { id }, include: { records: lastYes } }) : null;
  if (!found) throw linkNotValid();
  return {
    maskedEmail: maskEmail(found.email),
    subscribed: found.confirmedAt !== null && found.unsubscribedAt === null && found.sunsetAt === null,
    sunset: found.unsubscribedAt === null && found.sunsetAt !== null,
    topics: topics.filter((topic) => found.topics.includes(topic)),
    frequency: frequencies.find((each) => each === found.frequency) ?? "all",
    pausedUntil: found.pausedUntil && found.pausedUntil > now ? found.pausedUntil : null,
    saidYes: toYes(found.records[0], found.source),
  };
}
