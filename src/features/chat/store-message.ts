import { BOT_NAME } from "@/features/auto-responses/rules";
import { db, inTransaction, query, type Tx } from "@/lib/db";
import { appending, appendMessages, type Draft, type SessionFacts } from "./append-messages";
import type { ChatMessagePayload } from "./channels";
import type { AutoReply } from "./choose-auto-reply";
import { recordActivity } from "./record-activity";
import { lockSession, type WritableSession } from "./rows";
import { botMayAnswer } from "./rules";
import { takeUpSession } from "./take-up-session";

/** What a visitor wrote, judged, and what the bot would say to it. */
export type Words = {
  content: string;
  clientMessageId?: string;
  held: boolean;
  customerId: string | null;
  reply: AutoReply | null;
};

export type Stored = {
  message: ChatMessagePayload;
  autoReply: ChatMessagePayload | null;
  /** The session as it is since it was closed and is open again. */
  takenUp: WritableSession | null;
  handedOver: boolean;
  /** The session with it, when nothing but messages was written: the next message may be stored on top of it. */
  after: WritableSession | null;
};

/**
 * Stores a visitor's words and the bot's answer on top of exactly that state of the session they were decided from: nobody has
 * written, claimed or closed it in between.
 * @returns null when somebody was faster; nothing is stored then
 */
export async function storeMessage(session: WritableSession, words: Words, now: Date): Promise<Stored | null> {
  const reply = botMayAnswer(session) && !(await wasGiven(session.id, words.reply)) ? words.reply : null;
  const handedOver = reply?.handsOver ?? false;
  const drafts = [draftOf(session, words), ...(reply ? [replyDraft(reply)] : [])];
  const isQuick = !session.closedAt && !session.snoozedUntil && !handedOver;
  const write = isQuick ? writeQuickly : writeUnderLock;
  const written = await write(session, drafts, factsOf(session, words, handedOver, now), now);
  if (!written) return null;
  const { messages, takenUp, after } = written;
  const [message, autoReply = null] = messages;
  return message ? { message, autoReply, takenUp, handedOver, after } : null;
}

type Written = Pick<Stored, "takenUp" | "after"> & { messages: ChatMessagePayload[] };
type Write = (session: WritableSession, drafts: Draft[], facts: SessionFacts, now: Date) => Promise<Written | null>;

/** Nothing but messages: one statement. */
const writeQuickly: Write = async (session, drafts, facts, now) => {
  const { statement, messages } = appending(session, drafts, facts, now);
  const [row] = await query<{ version: string }>(statement);
  if (!row) return null;
  const after = { ...session, ...facts, lastSeq: session.lastSeq + drafts.length, version: row.version };
  return { messages, takenUp: null, after };
};

/** What happens to the session besides is told to staff in the same transaction. */
const writeUnderLock: Write = (seen, drafts, facts, now) =>
  inTransaction(async (tx) => {
    const locked = await lockSession(tx, seen.id);
    if (locked?.version !== seen.version) return null;
    const session = locked.closedAt ? await takeUpSession(tx, locked, { side: "visitor" }, now) : locked;
    const messages = await appendMessages(tx, session, drafts, facts, now);
    await tellActivities(tx, session, facts, now);
    return { messages, takenUp: locked.closedAt ? session : null, after: null };
  });

async function tellActivities(tx: Tx, session: WritableSession, facts: SessionFacts, now: Date): Promise<void> {
  const sessionId = session.id;
  if (session.snoozedUntil) await recordActivity(tx, { sessionId, kind: "woken", detail: { by: "visitor" } }, now);
  if (facts.handedOverAt) await recordActivity(tx, { sessionId, kind: "handed_over", detail: { by: BOT_NAME } }, now);
}

/** Read behind the session: an answer given in between moves its version on. */
async function wasGiven(sessionId: string, reply: AutoReply | null): Promise<boolean> {
  if (!reply?.oncePerSession || !reply.autoResponseId) return false;
  return (await db.chatMessage.count({ where: { sessionId, autoResponseId: reply.autoResponseId } })) > 0;
}

const draftOf = ({ name }: WritableSession, { content, clientMessageId, held }: Words): Draft => ({
  sender: "visitor",
  senderName: name ?? "Visitor",
  ...{ content, clientMessageId, held },
});

const replyDraft = ({ content, quickReplies, autoResponseId }: AutoReply): Draft => ({
  sender: "bot",
  senderName: BOT_NAME,
  ...{ content, quickReplies, autoResponseId },
});

const factsOf = (session: WritableSession, words: Words, handedOver: boolean, now: Date): SessionFacts => ({
  waitingSince: session.waitingSince ?? now,
  firstVisitorMessageAt: session.firstVisitorMessageAt ?? now,
  lastHumanMessageAt: now,
  visitorReadSeq: session.lastSeq + 1,
  visitorDeliveredSeq: session.lastSeq + 1,
  customerId: session.customerId ?? words.customerId,
  // What was put off until tomorrow is of today again. Not named otherwise: a trigger counts when it is.
  ...(session.snoozedUntil ? { snoozedUntil: null } : {}),
  ...(handedOver ? { handedOverAt: now } : {}),
});
