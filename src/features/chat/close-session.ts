import { inTransaction } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import { sessionNotFound } from "./errors";
import { sessionClosed } from "./events";
import { getSessionState } from "./get-session-state";
import { publishSession } from "./publish-news";
import type { CloseSessionInput, SessionState } from "./schema";

/**
 * Ends a conversation: it takes no more messages, and the visitor's next one starts a new conversation. A closed one stays as
 * it is, with its first resolution; the close is announced once.
 * @throws DomainError `chat.unknown_session`
 */
export async function closeSession(
  input: CloseSessionInput,
  staff: { id: string },
  now = new Date(),
): Promise<SessionState> {
  const closed = await inTransaction(async (tx) => {
    const { count } = await tx.chatSession.updateMany({
      where: { id: input.sessionId, closedAt: null },
      data: { closedAt: now, closedById: staff.id, resolution: input.resolution ?? null, waitingSince: null },
    });
    if (count === 1) await announce(tx, sessionClosed.create({ sessionId: input.sessionId }));
    return count === 1;
  });
  const state = await getSessionState(input.sessionId);
  if (!state) throw sessionNotFound();
  if (closed) {
    relaySoon();
    await publishSession(input.sessionId);
  }
  return state;
}
