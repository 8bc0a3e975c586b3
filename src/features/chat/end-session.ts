import { inTransaction } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import { sessionNotFound } from "./errors";
import { sessionClosed } from "./events";
import type { VisitorParticipant } from "./find-participant";
import { getSessionState } from "./get-session-state";
import { publishSession } from "./publish-news";
import { recordActivity } from "./record-activity";
import type { SessionState } from "./schema";

/**
 * The visitor ends an own conversation. One that is closed stays as it is. How it went is the visitor's to say (rateSession), so
 * it gets no outcome.
 * @throws DomainError `chat.unknown_session`, also for somebody else's
 */
export async function endSession(
  sessionId: string,
  { visitorId }: Pick<VisitorParticipant, "visitorId">,
  now = new Date(),
): Promise<SessionState> {
  const ended = await inTransaction(async (tx) => {
    const { count } = await tx.chatSession.updateMany({
      where: { id: sessionId, visitorId, closedAt: null },
      data: { closedAt: now, closedById: null, waitingSince: null, snoozedUntil: null },
    });
    if (count === 0) return false;
    await recordActivity(tx, { sessionId, kind: "closed", detail: { by: "visitor" } }, now);
    await announce(tx, sessionClosed.create({ sessionId }));
    return true;
  });
  if (ended) {
    relaySoon();
    publishSession(sessionId);
  }
  const state = await getSessionState(sessionId, { visitorId });
  if (!state) throw sessionNotFound();
  return state;
}
