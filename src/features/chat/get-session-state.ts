import { Prisma } from "@/generated/prisma/client";
import { query } from "@/lib/db";
import { statusOf } from "./rules";
import type { SessionState } from "./schema";

type Row = { closedAt: Date | null; resolution: string | null; assignedTo: { id: string; name: string } | null };

/**
 * Whether a conversation is open and whose it is; null when there is none of this id.
 * @param own finds it only when it is this visitor's
 */
export async function getSessionState(
  sessionId: string,
  own: { visitorId?: string } = {},
): Promise<SessionState | null> {
  const [session] = await query<Row>(Prisma.sql`
    SELECT s.closed_at AS "closedAt", s.resolution,
      CASE WHEN o.id IS NOT NULL THEN json_build_object('id', o.id, 'name', o.name) END AS "assignedTo"
    FROM chat_session s LEFT JOIN staff o ON o.id = s.assigned_to_id
    WHERE s.id = ${sessionId} AND s.visitor_id = coalesce(${own.visitorId ?? null}, s.visitor_id)`);
  if (!session) return null;
  const { assignedTo, resolution } = session;
  return { sessionId, status: statusOf(session), assignedTo, resolution };
}
