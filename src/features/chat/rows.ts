import type { ChatMessage, ChatRating } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";
import { seal, unseal } from "@/lib/secret-box";
import type { ChatMessagePayload } from "./channels";
import type { Rating } from "./schema";

/** What a sealed text is bound to: it does not open in another row (QUALITY.md S8). */
const rowOf = (sessionId: string, messageId: string) => `${sessionId}/${messageId}`;

/** A message's text as it is stored. */
export const sealContent = (content: string, sessionId: string, messageId: string) =>
  seal(content, rowOf(sessionId, messageId));

/** The text that `sealContent` stored for this message. */
export const openContent = (sealed: string, sessionId: string, messageId: string): string =>
  unseal(sealed, rowOf(sessionId, messageId));

export type MessageRow = Omit<ChatMessage, "staffId" | "autoResponseId" | "heldAt" | "releasedAt">;

/** A stored message as everybody who may read it sees it. */
export function toMessage(row: MessageRow): ChatMessagePayload {
  return {
    id: row.id,
    sessionId: row.sessionId,
    seq: row.seq,
    sender: row.sender,
    senderName: row.senderName,
    content: unseal(row.contentSealed, rowOf(row.sessionId, row.id)),
    clientMessageId: row.clientMessageId,
    createdAt: row.createdAt.toISOString(),
    ...(row.quickReplies.length > 0 ? { quickReplies: row.quickReplies } : {}),
  };
}

/** What a rating's comment is bound to, and how it is stored. */
export const sealComment = (comment: string, sessionId: string) => seal(comment, `${sessionId}/rating`);

/** A stored rating as its visitor and staff see it. */
export function toRating(row: Pick<ChatRating, "sessionId" | "resolved" | "stars" | "commentSealed">): Rating {
  const comment = row.commentSealed === null ? null : unseal(row.commentSealed, `${row.sessionId}/rating`);
  return { resolved: row.resolved, stars: row.stars, comment };
}

/** What is decided from while the session's row is locked. */
export type LockedSession = {
  id: string;
  visitorId: string;
  customerId: string | null;
  name: string | null;
  lastSeq: number;
  assignedToId: string | null;
  firstStaffReplyAt: Date | null;
  waitingSince: Date | null;
  firstVisitorMessageAt: Date | null;
  closedAt: Date | null;
};

/** Locks the session's row until the end of the transaction: all that is written to one conversation is written in a row. */
export async function lockSession(tx: Tx, sessionId: string): Promise<LockedSession | null> {
  const [row] = await tx.$queryRaw<LockedSession[]>`
    SELECT id, visitor_id AS "visitorId", customer_id AS "customerId", name, last_seq AS "lastSeq",
      assigned_to_id AS "assignedToId", first_staff_reply_at AS "firstStaffReplyAt",
      waiting_since AS "waitingSince", first_visitor_message_at AS "firstVisitorMessageAt", closed_at AS "closedAt"
    FROM chat_session WHERE id = ${sessionId} FOR UPDATE`;
  return row ?? null;
}
