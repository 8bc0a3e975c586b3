import { db } from "@/lib/db";
import { statusOf } from "./rules";
import type { SessionState } from "./schema";

/**
 * Whether a conversation is open and whose it is; null when there is none of this id.
 * @param own finds it only when it is this visitor's
 */
export async function getSessionState(
  sessionId: string,
  own: { visitorId?: string } = {},
): Promise<SessionState | null> {
  const session = await db.chatSession.findUnique({
    where: { id: sessionId, ...own },
    select: { closedAt: true, resolution: true, assignedTo: { select: { id: true, name: true } } },
  });
  if (!session) return null;
  const { assignedTo, resolution } = session;
  return { sessionId, status: statusOf(session), assignedTo, resolution };
}
