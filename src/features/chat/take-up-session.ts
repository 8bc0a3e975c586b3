import { isMemberOnline } from "@/features/teams/is-member-online";
import { isUniqueViolation, type Tx } from "@/lib/db";
import { otherSessionIsOpen, sessionIsOver } from "./errors";
import { publishSession } from "./publish-news";
import { recordActivity } from "./record-activity";
import { routeSession } from "./route-session";
import type { WritableSession } from "./rows";
import { canReopen } from "./rules";

type By = { side: "visitor" } | { side: "staff"; staff: { id: string; name: string } };

/**
 * Makes a closed conversation open again, in the transaction of the word that does so and under the session's row lock: what was
 * said of its end is forgotten, and its owner has it again if he is online, else nobody. A visitor can do so for seven days, and
 * never beside another open conversation of his (unique chat_session_open_once_per_visitor).
 * @returns the session as it is now, for `followTakenUp` after the commit
 * @throws DomainError `chat.session_closed` for a visitor's that is too old or has a successor, `chat.other_session_open` for staff's
 */
export async function takeUpSession<Session extends WritableSession>(
  tx: Tx,
  session: Session,
  by: By,
  now: Date,
): Promise<Session> {
  if (by.side === "visitor" && !canReopen(session, now)) throw sessionIsOver();
  const refusal = by.side === "visitor" ? sessionIsOver : otherSessionIsOpen;
  // Looked at first: the unique index's refusal, which stays for those who come at once, ends the whole transaction.
  const other = await tx.chatSession.count({ where: { visitorId: session.visitorId, closedAt: null } });
  if (other > 0) throw refusal();
  const { assignedToId } = session;
  const isServed = assignedToId !== null && (await isMemberOnline(assignedToId, now, tx));
  const open = { closedAt: null, assignedToId: isServed ? assignedToId : null };
  const facts = { ...open, closedById: null, resolution: null, outcome: null, reopenedAt: now };
  try {
    await tx.chatSession.update({ where: { id: session.id }, data: facts, select: { id: true } });
  } catch (error) {
    throw isUniqueViolation(error) ? refusal() : error;
  }
  const who =
    by.side === "staff" ? { staffId: by.staff.id, detail: { by: by.staff.name } } : { detail: { by: "visitor" } };
  await recordActivity(tx, { sessionId: session.id, kind: "reopened", ...who }, now);
  return { ...session, ...open };
}

/** What follows a taking up once it is committed: what nobody owns is routed, and everybody is told. */
export async function followTakenUp(
  { id, assignedToId }: Pick<WritableSession, "id" | "assignedToId">,
  content: string | undefined,
  now: Date,
): Promise<void> {
  if (assignedToId === null) await routeSession(id, { content }, now);
  publishSession(id);
}
