// Read by the shopper's widget too: nothing here may import server code or a library.
import { MAX_MESSAGE_LENGTH } from "./channels";

/**
 * True only while the conversation belongs to nobody, no person has answered and the bot has not handed it over: from then on the
 * bot is silent for good. It is asked about visitors' messages only, so it never answers itself or staff.
 */
export function botMayAnswer(session: {
  assignedToId: string | null;
  firstStaffReplyAt: Date | null;
  handedOverAt: Date | null;
}): boolean {
  return session.assignedToId === null && session.firstStaffReplyAt === null && session.handedOverAt === null;
}

/** True when a text has more characters than a message may have; an emoji counts as one. */
export function isTooLong(content: string): boolean {
  return content.length > MAX_MESSAGE_LENGTH && [...content].length > MAX_MESSAGE_LENGTH;
}

/** `open` until it is ended; a closed conversation is taken up again by the visitor's next word, as long as `canReopen`. */
export function statusOf(session: { closedAt: Date | null }): "open" | "closed" {
  return session.closedAt ? "closed" : "open";
}

/** So long after its end a conversation goes on when the visitor writes again; then a new one begins. */
export const REOPEN_WITHIN_MS = 7 * 24 * 60 * 60 * 1_000;

/** True for a closed conversation whose end is at most seven days ago. */
export function canReopen(session: { closedAt: Date | null }, now: Date): boolean {
  return session.closedAt !== null && now.getTime() - session.closedAt.getTime() <= REOPEN_WITHIN_MS;
}

/** True when there is something to rate: the conversation is over, or a person has answered in it. */
export function canRate(session: { closedAt: Date | null; firstStaffReplyAt: Date | null }): boolean {
  return session.closedAt !== null || session.firstStaffReplyAt !== null;
}

export type Side = "visitor" | "staff";

/**
 * As whom the sender of a request takes part in a conversation. Who owns it takes part as its visitor, even when the same
 * browser is signed in as staff; other staff take part as staff; for everybody else it does not exist.
 */
export function sideOf(
  session: { visitorId: string },
  who: { visitorId: string | null; isStaff: boolean },
): Side | null {
  if (session.visitorId === who.visitorId) return "visitor";
  return who.isStaff ? "staff" : null;
}
