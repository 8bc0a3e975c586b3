import { inTransaction } from "@/lib/db";
import { lockVisitor } from "./block-visitor";
import { publishSession } from "./publish-news";
import { recordActivity } from "./record-activity";

/**
 * Lets the browser behind a conversation write again. Not blocked, nothing changes.
 * @throws DomainError `chat.unknown_session`
 */
export async function unblockVisitor(
  sessionId: string,
  staff: { id: string; name: string },
  now = new Date(),
): Promise<{ blockedAt: null }> {
  const changed = await inTransaction(async (tx) => {
    const { id, blockedAt } = await lockVisitor(tx, sessionId);
    if (!blockedAt) return false;
    await tx.visitor.update({ where: { id }, data: { blockedAt: null, blockedById: null } });
    await recordActivity(tx, { sessionId, kind: "unblocked", staffId: staff.id, detail: { by: staff.name } }, now);
    return true;
  });
  if (changed) await publishSession(sessionId);
  return { blockedAt: null };
}
