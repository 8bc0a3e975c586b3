import { db } from "@/lib/db";
import { verifyToken } from "@/lib/tokens";
import { linkNotValid } from "./errors";
import { type Topic, topics } from "./schema";

export type Preferences = {
  /** `w•••@example.com`: enough to recognise, too little to give away in a forwarded mail. */
  maskedEmail: string;
  /** False after leaving, after a long silence (`sunset`), and before the first confirmation. */
  subscribed: boolean;
  /** Marketing stopped after a long silence; `staySubscribed` lifts it. */
  sunset: boolean;
  topics: Topic[];
  pausedUntil: Date | null;
};

/** The address with all but its first character hidden. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, 1)}•••${email.slice(at)}`;
}

/**
 * What the subscriber of a link gets. Changes nothing.
 * @param token of purpose `unsubscribe` or `preferences`, from any mail
 * @throws DomainError not_found `subscriptions.link_not_valid`
 */
export async function getPreferences(token: string, now = new Date()): Promise<Preferences> {
  const id = verifyToken("preferences", token, now) ?? verifyToken("unsubscribe", token, now);
  const found = id ? await db.emailSubscription.findUnique({ where: { id } }) : null;
  if (!found) throw linkNotValid();
  return {
    maskedEmail: maskEmail(found.email),
    subscribed: found.confirmedAt !== null && found.unsubscribedAt === null && found.sunsetAt === null,
    sunset: found.unsubscribedAt === null && found.sunsetAt !== null,
    topics: topics.filter((topic) => found.topics.includes(topic)),
    pausedUntil: found.pausedUntil && found.pausedUntil > now ? found.pausedUntil : null,
  };
}
