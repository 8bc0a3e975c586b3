import { inTransaction, type Tx } from "@/lib/db";
import { relaySoon } from "@/lib/outbox";
import { type Limit, takePoint } from "@/lib/rate-limit";
import { appendMessages, type Draft } from "./append-messages";
import type { ChatMessagePayload } from "./channels";
import { type AutoReply, chooseAutoReply } from "./choose-auto-reply";
import { BOT_NAME } from "./default-auto-responses";
import { contentTooLong, sessionIsClosed, sessionNotFound } from "./errors";
import type { VisitorParticipant } from "./find-participant";
import { findRepeatedMessage } from "./find-repeated-message";
import { publishMessages } from "./publish-news";
import { lockSession } from "./rows";
import { botMayAnswer, isTooLong } from "./rules";
import type { SendMessageInput } from "./schema";

/** Ten a second for half a minute: a queue written offline goes through, a script that floods staff does not. */
const perSession: Limit = { name: "chat.send", points: 300, perSeconds: 30 };
/** Many Kenyan phones share one address (QUALITY.md S7). */
const perAddress: Limit = { name: "chat.send_address", points: 6_000, perSeconds: 60 };

export type SentMessage = {
  message: ChatMessagePayload;
  autoReply: ChatMessagePayload | null;
  /** True when this clientMessageId had been stored before; nothing was written now. */
  repeated: boolean;
};

/**
 * Stores what a visitor writes in an own, open conversation under the next sequence number, and in the same transaction the
 * bot's answer, unless a person owns the conversation or has answered. The same clientMessageId again, also at once or after
 * the close, is the first message.
 * @throws DomainError `chat.unknown_session` (also somebody else's), `chat.session_closed`, `chat.client_id_reused`,
 *   `chat.content_too_long` (413), `chat.send.too_many`, `chat.send_address.too_many`
 */
export async function sendMessage(
  input: SendMessageInput,
  who: VisitorParticipant,
  now = new Date(),
): Promise<SentMessage> {
  if (isTooLong(input.content)) throw contentTooLong();
  await Promise.all([takePoint(perSession, input.sessionId), takePoint(perAddress, who.ip)]);
  // Prepared before the lock is taken, so that it is held for the writing only.
  const reply = await chooseAutoReply(input.content, who, input, now);
  const sent = await inTransaction((tx) => store(tx, input, who, reply, now));
  if (!sent.repeated) {
    relaySoon();
    await publishMessages(input.sessionId, sent.autoReply ? [sent.message, sent.autoReply] : [sent.message]);
  }
  return sent;
}

async function store(
  tx: Tx,
  input: SendMessageInput,
  who: VisitorParticipant,
  reply: AutoReply | null,
  now: Date,
): Promise<SentMessage> {
  const session = await lockSession(tx, input.sessionId);
  if (session?.visitorId !== who.visitorId) throw sessionNotFound();
  const repeated = await findRepeatedMessage(tx, input, { sender: "visitor" });
  if (repeated) return { ...repeated, repeated: true };
  if (session.closedAt) throw sessionIsClosed();
  const { content, clientMessageId } = input;
  const drafts: Draft[] = [{ sender: "visitor", senderName: session.name ?? "Visitor", content, clientMessageId }];
  if (reply && botMayAnswer(session)) drafts.push({ sender: "bot", senderName: BOT_NAME, content: reply.content });
  const facts = {
    waitingSince: session.waitingSince ?? now,
    firstVisitorMessageAt: session.firstVisitorMessageAt ?? now,
    lastHumanMessageAt: now,
    // What was put off until tomorrow is of today again.
    snoozedUntil: null,
    visitorReadSeq: session.lastSeq + 1,
    visitorDeliveredSeq: session.lastSeq + 1,
    customerId: session.customerId ?? who.customerId,
  };
  const [message, autoReply] = await appendMessages(tx, session, drafts, facts, now);
  if (!message) throw new Error("A message was not written");
  return { message, autoReply: autoReply ?? null, repeated: false };
}
