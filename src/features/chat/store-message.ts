import { BOT_NAME } from "@/features/auto-responses/rules";
import { db, inTransaction, type Tx } from "@/lib/db";
import { appendMessages, type Draft } from "./append-messages";
import { appendQuickly, type VisitorFacts } from "./append-quickly";
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
 * @param isGuess the state is as this process remembers it: not worth waiting for whoever is at it now
 * @returns null when somebody was faster, or with a guess is at it; nothing is stored then
 */
export async function storeMessage(
  session: WritableSession,
  words: Words,
  now: Date,
  isGuess = false,
): Promise<Stored | null> {
  const reply = botMayAnswer(session) && !(await wasGiven(session.id, words.reply)) ? words.reply : null;
  const handedOver = reply?.handsOver ?? false;
  const drafts = [draftOf(session, words), ...(reply ? [replyDraft(reply)] : [])];
  const facts = factsOf(session, words, now);
  const isQuick = !session.closedAt && !session.snoozedUntil && !handedOver;
  const written = isQuick
    ? await writeQuickly(session, drafts, facts, now, isGuess)
    : await writeUnderLock(session, drafts, facts, handedOver, now);
  if (!written) return null;
  const { messages, takenUp, after } = written;
  const [message, autoReply = null] = messages;
  return message ? { message, autoReply, takenUp, handedOver, after } : null;
}

type Written = Pick<Stored, "takenUp" | "after"> & { messages: ChatMessagePayload[] };

/** Nothing but messages: one statement, which others may share. */
async function writeQuickly(
  session: WritableSession,
  drafts: Draft[],
  facts: VisitorFacts,
  now: Date,
  isGuess: boolean,
): Promise<Written | null> {
  const appended = await appendQuickly({ session, drafts, facts, now }, isGuess);
  if (!appended) return null;
  const { messages, version } = appended;
  return {
    messages,
    takenUp: null,
    after: { ...session, ...facts, lastSeq: session.lastSeq + drafts.length, version },
  };
}

/** What happens to the session besides is told to staff in the same transaction. */
const writeUnderLock = (
  seen: WritableSession,
  drafts: Draft[],
  facts: VisitorFacts,
  handedOver: boolean,
  now: Date,
): Promise<Written | null> =>
  inTransaction(async (tx) => {
    const locked = await lockSession(tx, seen.id);
    if (locked?.version !== seen.version) return null;
    const session = locked.closedAt ? await takeUpSession(tx, locked, { side: "visitor" }, now) : locked;
    const changes = {
      ...facts,
      // What was put off until tomorrow is of today again. Not named otherwise: a trigger counts when it is.
      ...(session.snoozedUntil ? { snoozedUntil: null } : {}),
      ...(handedOver ? { handedOverAt: now } : {}),
    };
    const messages = await appendMessages(tx, session, drafts, changes, now);
    await tellActivities(tx, session, handedOver, now);
    return { messages, takenUp: locked.closedAt ? session : null, after: null };
  });

async function tellActivities(tx: Tx, session: WritableSession, handedOver: boolean, now: Date): Promise<void> {
  const sessionId = session.id;
  if (session.snoozedUntil) await recordActivity(tx, { sessionId, kind: "woken", detail: { by: "visitor" } }, now);
  if (handedOver) await recordActivity(tx, { sessionId, kind: "handed_over", detail: { by: BOT_NAME } }, now);
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

const factsOf = (session: WritableSession, words: Words, now: Date): VisitorFacts => ({
  waitingSince: session.waitingSince ?? now,
  firstVisitorMessageAt: session.firstVisitorMessageAt ?? now,
  lastHumanMessageAt: now,
  visitorReadSeq: session.lastSeq + 1,
  visitorDeliveredSeq: session.lastSeq + 1,
  customerId: session.customerId ?? words.customerId,
});
