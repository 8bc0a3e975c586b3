import { maskCardNumbers } from "@/features/content-filter/rules";
import { type ChatSession, Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/id";
import { announcing } from "@/lib/outbox";
import type { ChatMessagePayload, ChatSenderKind } from "./channels";
import { messagePosted } from "./events";
import { sealContent } from "./rows";

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

type Place = Pick<ChatSession, "id" | "lastSeq">;

const columnOf = (field: string) => Prisma.raw(`"${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`);

/**
 * Messages behind the last one of a session, in order, under the next sequence numbers. Card numbers are masked, whoever wrote them.
 * @returns the rows that `storingMessages` stores, and the messages as staff will see them
 */
export function numberMessages(session: Place, drafts: Draft[], now: Date) {
  const numbered = drafts.map((draft, index) => ({
    ...draft,
    content: maskCardNumbers(draft.content),
    id: newId("msg"),
    seq: session.lastSeq + 1 + index,
  }));
  const rows = numbered.map(({ content, held, ...message }) => ({
    ...message,
    sessionId: session.id,
    sealed: sealContent(content, session.id, message.id),
    heldAt: held ? now : null,
    quickReplies: message.quickReplies ?? [],
    createdAt: now,
  }));
  return { rows, messages: numbered.map((message) => payloadOf(message, session.id, now)) };
}

type Rows = ReturnType<typeof numberMessages>["rows"];

/**
 * Parts of a larger statement: the INSERT of the messages of every session that stands as `id` in `written`, a CTE of that statement,
 * and the INSERT of what announces them.
 */
export const storingMessages = (rows: Rows) => ({
  stored: Prisma.sql`
    INSERT INTO chat_message (id, session_id, seq, sender, sender_name, staff_id, client_message_id, content_sealed,
      quick_replies, auto_response_id, held_at, created_at)
    SELECT m.id, written.id, m.seq, m.sender, m."senderName", m."staffId", m."clientMessageId", m.sealed,
      m."quickReplies", m."autoResponseId", m."heldAt", m."createdAt"
    FROM written JOIN jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS m(id text, "sessionId" text, seq int,
      sender chat_sender, "senderName" text, "staffId" text, "clientMessageId" text, sealed text, "quickReplies" text[],
      "autoResponseId" text, "heldAt" timestamptz, "createdAt" timestamptz) ON m."sessionId" = written.id`,
  announced: announcing(
    rows.map(({ id, sessionId, sender }) => messagePosted.create({ sessionId, messageId: id, sender })),
    Prisma.sql`written WHERE written.id = event.data->>'sessionId'`,
  ),
});

/**
 * Writes messages behind the last one of a session, changes the session and announces each message, within a transaction that holds the
 * session's row lock: numbers are given out without gaps.
 * @returns the messages as staff will see them
 */
export async function appendMessages(
  tx: Tx,
  session: Place,
  drafts: Draft[],
  facts: SessionFacts,
  now: Date,
): Promise<ChatMessagePayload[]> {
  const { rows, messages } = numberMessages(session, drafts, now);
  const changes = Object.entries({ ...facts, lastSeq: session.lastSeq + drafts.length, lastMessageAt: now })
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => Prisma.sql`${columnOf(field)} = ${value}`);
  const { stored, announced } = storingMessages(rows);
  const written = await tx.$queryRaw<unknown[]>`
    WITH written AS (UPDATE chat_session SET ${Prisma.join(changes)} WHERE id = ${session.id} RETURNING id),
      stored AS (${stored}), announced AS (${announced})
    SELECT id FROM written`;
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
