import { inTransaction } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import { sessionNotFound } from "./errors";
import { sessionClosed } from "./events";
import { getSessionState } from "./get-session-state";
import { publishSession } from "./publish-news";
import { recordActivity } from "./record-activity";
import type { CloseSessionInput, SessionState } from "./schema";

/**
 * Staff end a conversation. The visitor's next word takes it up again within seven days and begins a new one later. A closed one
 * stays as it is, with its first outcome and resolution; the close is announced once.
 * @throws DomainError `chat.unknown_session`
 */
export async function closeSession(
  input: CloseSessionInput,
  staff: { id: string; name: string },
  now = new Date(),
): Promise<SessionState> {
  const closed = await inTransaction(async (tx) => {
    const { count } = await tx.chatSession.updateMany({
      where: { id: input.sessionId, closedAt: null },
      data: {
        closedAt: now,
        closedById: staff.id,
        resolution: input.resolution ?? null,
        outcome: input.outcome ?? "resolved",
        waitingSince: null,
        snoozedUntil: null,
      },
    });
    if (count === 0) return false;
    const activity = { sessionId: input.sessionId, kind: "closed", staffId: staff.id } as const;
    await recordActivity(tx, { ...activity, detail: { by: staff.name, reason: input.outcome ?? "resolved" } }, now);
    await announce(tx, sessionClosed.create({ sessionId: input.sessionId }));
    return true;
  });
  const state = await getSessionState(input.sessionId);
  if (!state) throw sessionNotFound();
  if (closed) {
    relaySoon();
    publishSession(input.sessionId);
  }
  return state;
}
