import { type ChatMessage, type ChatRating, Prisma } from "@/generated/prisma/client";
import { query, type Tx } from "@/lib/db";
import type { SealedColumn } from "@/lib/sealed-texts";
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

/** A stored message as staff see it: marked while its links are held. */
export const toStaffMessage = (row: MessageRow & Pick<ChatMessage, "heldAt" | "releasedAt">): ChatMessagePayload =>
  row.heldAt && !row.releasedAt ? { ...toMessage(row), held: true } : toMessage(row);

/** A stored message as its visitor sees it. */
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

const ratingOf = (sessionId: string) => `${sessionId}/rating`;

/** What a rating's comment is bound to, and how it is stored. */
export const sealComment = (comment: string, sessionId: string) => seal(comment, ratingOf(sessionId));

/** Where this feature keeps sealed texts. */
export const sealedColumns: SealedColumn[] = [
  {
    table: "chat_message",
    key: "id",
    column: "content_sealed",
    facts: ["session_id"],
    boundTo: ({ session_id = "", id = "" }) => rowOf(session_id, id),
  },
  {
    table: "chat_rating",
    key: "session_id",
    column: "comment_sealed",
    boundTo: ({ session_id = "" }) => ratingOf(session_id),
  },
];

/** A stored rating as its visitor and staff see it. */
export function toRating(row: Pick<ChatRating, "sessionId" | "resolved" | "stars" | "commentSealed">): Rating {
  const comment = row.commentSealed === null ? null : unseal(row.commentSealed, ratingOf(row.sessionId));
  return { resolved: row.resolved, stars: row.stars, comment };
}

/** What is decided from when somebody writes in a session. */
export type WritableSession = {
  /** Another one as soon as any of the following has changed (`versionOf`). */
  version: string;
  id: string;
  visitorId: string;
  customerId: string | null;
  name: string | null;
  lastSeq: number;
  assignedToId: string | null;
  firstStaffReplyAt: Date | null;
  waitingSince: Date | null;
  firstVisitorMessageAt: Date | null;
  handedOverAt: Date | null;
  snoozedUntil: Date | null;
  closedAt: Date | null;
};

/** The name last: it alone may hold what stands between them. */
const VERSION_COLUMNS =
  "visitor_id customer_id last_seq assigned_to_id first_staff_reply_at waiting_since first_visitor_message_at handed_over_at snoozed_until closed_at name";

/**
 * A session's version, in SQL: another one when any column is that `WritableSession` holds, and the same while only others change (how
 * far somebody has read, how far the search knows it).
 * @param table name or alias of chat_session in the statement
 */
export const versionOf = (table: string): Prisma.Sql => {
  const columns = VERSION_COLUMNS.split(" ").map((column) =>
    // As seconds: the text of a time depends on the connection's time zone.
    /_at$|_since$|_until$/.test(column) ? `extract(epoch FROM ${table}.${column})` : `${table}.${column}`,
  );
  return Prisma.raw(`concat(${columns.join(", '|', ")})`);
};

const writableColumns = Prisma.sql`${versionOf("s")} AS version, ${Prisma.raw(`s.id, s.visitor_id AS "visitorId", s.customer_id AS "customerId", s.name,
  s.last_seq AS "lastSeq", s.assigned_to_id AS "assignedToId", s.first_staff_reply_at AS "firstStaffReplyAt",
  s.waiting_since AS "waitingSince", s.first_visitor_message_at AS "firstVisitorMessageAt",
  s.handed_over_at AS "handedOverAt", s.snoozed_until AS "snoozedUntil", s.closed_at AS "closedAt"`)}`;

/** Locks the session's row until the end of the transaction: all that is written to one conversation is written in a row. */
export async function lockSession(tx: Tx, sessionId: string): Promise<WritableSession | null> {
  const [row] = await tx.$queryRaw<WritableSession[]>`
    SELECT ${writableColumns} FROM chat_session s WHERE s.id = ${sessionId} FOR UPDATE`;
  return row ?? null;
}

/** A session as it was at one moment; `appendQuickly` writes only on top of the same version. */
export type SeenSession = WritableSession & {
  blockedAt: Date | null;
  /** A message was stored under this clientMessageId before. */
  isRepeated: boolean;
};

/** What `lockSession` reads and more, without a lock: who writes from it says upon which version. */
export async function readSession(sessionId: string, clientMessageId = ""): Promise<SeenSession | null> {
  const [row] = await query<SeenSession>(Prisma.sql`
    SELECT ${writableColumns}, v.blocked_at AS "blockedAt",
      EXISTS (SELECT FROM chat_message m WHERE m.session_id = s.id AND m.client_message_id = ${clientMessageId})
        AS "isRepeated"
    FROM chat_session s JOIN visitor v ON v.id = s.visitor_id WHERE s.id = ${sessionId}`);
  return row ?? null;
}
