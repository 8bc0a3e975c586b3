import { maskCardNumbers } from "@/features/content-filter/rules";
import { type ChatSession, Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/id";
import { announcing } from "@/lib/outbox";
import type { ChatMessagePayload, ChatSenderKind } from "./channels";
import { messagePosted } from "./events";
import { sealContent, versionOf } from "./rows";

export type Draft = {
  sender: ChatSenderKind;
  senderName: string;
  content: string;
  staffId?: string;
  clientMessageId?: string;
  quickReplies?: string[];
  autoResponseId?: string | null;
  /** Its links wait for staff. */
  held?: boolean;
};

/** What else becomes true of a session with its new messages. */
export type SessionFacts = Partial<Omit<ChatSession, "id" | "lastSeq" | "lastMessageAt">>;

type Place = {
  id: string;
  lastSeq: number;
  /** Given, nothing is written when the session has changed since it was read (`readSession`), or its visitor is blocked. */
  version?: string;
};

const columnOf = (field: string) => Prisma.raw(`"${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`);

/**
 * The one statement that writes messages behind the last one of a session, in order, under the next sequence numbers, changes the
 * session and announces each message. It returns one row, the session's new version; none, and nothing is written, when there is no such
 * session, its version is another one, or with a version its visitor is blocked. Card numbers are masked first, whoever wrote them.
 * @returns also the messages as staff will see them
 */
export function appending(session: Place, drafts: Draft[], facts: SessionFacts, now: Date) {
  const messages = drafts.map((draft, index) => ({
    ...draft,
    content: maskCardNumbers(draft.content),
    id: newId("msg"),
    seq: session.lastSeq + 1 + index,
  }));
  const rows = messages.map(({ content, held, ...message }) => ({
    ...message,
    sealed: sealContent(content, session.id, message.id),
    heldAt: held ? now : null,
    quickReplies: message.quickReplies ?? [],
  }));
  const changes = Object.entries({ ...facts, lastSeq: session.lastSeq + drafts.length, lastMessageAt: now })
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => Prisma.sql`${columnOf(field)} = ${value}`);
  const unchanged = session.version
    ? Prisma.sql`AND ${versionOf("chat_session")} = ${session.version}
        AND NOT EXISTS (SELECT FROM visitor v WHERE v.id = chat_session.visitor_id AND v.blocked_at IS NOT NULL)`
    : Prisma.empty;
  const events = messages.map(({ id, sender }) =>
    messagePosted.create({ sessionId: session.id, messageId: id, sender }),
  );
  const statement = Prisma.sql`
    WITH written AS (
      UPDATE chat_session SET ${Prisma.join(changes)} WHERE id = ${session.id} ${unchanged}
      RETURNING id, ${versionOf("chat_session")} AS version
    ), stored AS (
      INSERT INTO chat_message (id, session_id, seq, sender, sender_name, staff_id, client_message_id, content_sealed,
        quick_replies, auto_response_id, held_at, created_at)
      SELECT m.id, written.id, m.seq, m.sender, m."senderName", m."staffId", m."clientMessageId", m.sealed,
        m."quickReplies", m."autoResponseId", m."heldAt", ${now}::timestamptz
      FROM written, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS m(id text, seq int, sender chat_sender,
        "senderName" text, "staffId" text, "clientMessageId" text, sealed text, "quickReplies" text[],
        "autoResponseId" text, "heldAt" timestamptz)
    ), announced AS (${announcing(events, "written")})
    SELECT version FROM written`;
  return { statement, messages: messages.map((message) => payloadOf(message, session.id, now)) };
}

/** As `appending`, within a transaction that holds the session's row lock: numbers are given out without gaps. */
export async function appendMessages(
  tx: Tx,
  session: Place,
  drafts: Draft[],
  facts: SessionFacts,
  now: Date,
): Promise<ChatMessagePayload[]> {
  // The lock is enough; the caller may have changed the session before in this transaction.
  const { statement, messages } = appending({ id: session.id, lastSeq: session.lastSeq }, drafts, facts, now);
  const written = await tx.$queryRaw<unknown[]>(statement);
  if (written.length !== 1) throw new Error(`Nothing was written in ${session.id}`);
  return messages;
}

function payloadOf(message: Draft & { id: string; seq: number }, sessionId: string, now: Date): ChatMessagePayload {
  const { id, seq, sender, senderName, content, clientMessageId = null, quickReplies = [], held } = message;
  return {
    ...{ id, sessionId, seq, sender, senderName, content, clientMessageId },
    createdAt: now.toISOString(),
    ...(quickReplies.length > 0 ? { quickReplies } : {}),
    ...(held ? { held } : {}),
  };
}
