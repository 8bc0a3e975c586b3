import { inTransaction, type Tx } from "@/lib/db";
import { sessionNotFound } from "./errors";
import { publishSession } from "./publish-news";
import { recordActivity } from "./record-activity";

/**
 * Shuts the browser behind a conversation out of the chat: it can read, but no longer start, write or type. Blocked already, nothing
 * changes.
 * @returns since when; ISO 8601
 * @throws DomainError `chat.unknown_session`
 */
export async function blockVisitor(
  sessionId: string,
  staff: { id: string; name: string },
  now = new Date(),
): Promise<{ blockedAt: string }> {
  const { blockedAt, changed } = await inTransaction(async (tx) => {
    const { id, blockedAt } = await lockVisitor(tx, sessionId);
    if (blockedAt) return { blockedAt, changed: false };
    await tx.visitor.update({ where: { id }, data: { blockedAt: now, blockedById: staff.id } });
    await recordActivity(tx, { sessionId, kind: "blocked", staffId: staff.id, detail: { by: staff.name } }, now);
    return { blockedAt: now, changed: true };
  });
  if (changed) await publishSession(sessionId);
  return { blockedAt: blockedAt.toISOString() };
}

/**
 * The visitor of a conversation, his row locked until the end of the transaction.
 * @throws DomainError `chat.unknown_session`
 */
export async function lockVisitor(tx: Tx, sessionId: string): Promise<{ id: string; blockedAt: Date | null }> {
  const [visitor] = await tx.$queryRaw<{ id: string; blockedAt: Date | null }[]>`
    SELECT v.id, v.blocked_at AS "blockedAt" FROM visitor v
    JOIN chat_session s ON s.visitor_id = v.id WHERE s.id = ${sessionId} FOR UPDATE OF v`;
  if (!visitor) throw sessionNotFound();
  return visitor;
}
