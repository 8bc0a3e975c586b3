import { leadsAway, screenContent } from "@/features/content-filter/screen-content";
import { db, isUniqueViolation } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { inTurn } from "@/lib/in-turn";
import { log } from "@/lib/log";
import { relaySoon } from "@/lib/outbox";
import type { Limit } from "@/lib/rate-limit";
import { takeRoughPoint } from "@/lib/rough-limit";
import type { ChatMessagePayload } from "./channels";
import { chooseAutoReply } from "./choose-auto-reply";
import { chatIsBlocked, contentTooLong, conversationIsBusy, sessionNotFound } from "./errors";
import type { VisitorParticipant } from "./find-participant";
import { findRepeatedMessage } from "./find-repeated-message";
import { isNewVisitor } from "./is-new-visitor";
import { publishMessages } from "./publish-news";
import { recallSession, rememberSession } from "./recall-session";
import { routeSession } from "./route-session";
import { readSession, type SeenSession } from "./rows";
import { botMayAnswer, isTooLong } from "./rules";
import type { SendMessageInput } from "./schema";
import { indexSoon } from "./search-index";
import { type Stored, storeMessage, type Words } from "./store-message";
import { followTakenUp } from "./take-up-session";

/** Ten a second for half a minute: a queue written offline goes through, a script that floods staff does not. */
const perSession: Limit = { name: "chat.send", points: 300, perSeconds: 30 };
/** Many Kenyan phones share one address (QUALITY.md S7). */
const perAddress: Limit = { name: "chat.send_address", points: 6_000, perSeconds: 60 };

/** Somebody is faster now and then; a hundred times in a row is a fault. */
const MAX_TRIES = 100;

export type SentMessage = {
  message: ChatMessagePayload;
  autoReply: ChatMessagePayload | null;
  /** True when this clientMessageId had been stored before; nothing was written now. */
  repeated: boolean;
};

/**
 * Stores what a visitor writes in an own conversation under the next sequence number, and in the same statement the bot's answer,
 * unless a person owns the conversation or has answered, or the bot has handed it over. A conversation that was closed within the last
 * seven days is open again by it. Card numbers are masked, links of a new visitor held. The same clientMessageId again, also at once or
 * after the close, is the first message.
 * @throws DomainError `chat.unknown_session` (also somebody else's), `chat.session_closed`, `chat.blocked`, `chat.client_id_reused`,
 *   `chat.content_too_long` (413), `content.refused_words` (422), `chat.send.too_many`, `chat.send_address.too_many`, `chat.busy`
 */
export async function sendMessage(
  input: SendMessageInput,
  who: VisitorParticipant,
  now = new Date(),
): Promise<SentMessage> {
  if (isTooLong(input.content)) throw contentTooLong();
  await Promise.all([takeRoughPoint(perSession, input.sessionId), takeRoughPoint(perAddress, who.ip)]);
  // A conversation's messages that come at once would only begin again and again because of each other.
  return inTurn(
    input.sessionId,
    async () => (await sendUponRecalled(input, who, now)) ?? (await sendUponRead(input, who, now)),
  );
}

async function sendUponRead(input: SendMessageInput, who: VisitorParticipant, now: Date): Promise<SentMessage> {
  let words: Words | undefined;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const session = await readSession(input.sessionId, input.clientMessageId);
    if (session?.visitorId !== who.visitorId) throw sessionNotFound();
    const repeated = session.isRepeated && (await findRepeatedMessage(db, input, { sender: "visitor" }));
    if (repeated) return { ...repeated, repeated: true };
    if (session.blockedAt) throw chatIsBlocked();
    words ??= await judge(input, session, who, now);
    const stored = await storeMessage(session, words, now);
    if (stored) return follow(session, words, stored, now);
  }
  throw conversationIsBusy();
}

/**
 * As the whole, in one statement, on top of the session as this process knows it; null when nothing was stored, for whatever reason:
 * then all is looked at as it is now.
 */
async function sendUponRecalled(
  input: SendMessageInput,
  who: VisitorParticipant,
  now: Date,
): Promise<SentMessage | null> {
  const session = recallSession(input.sessionId, who.visitorId);
  // The bot counts wrong numbers of orders, and must not be asked twice about one.
  if (!session || (botMayAnswer(session) && /\d/.test(input.content))) return null;
  try {
    const words = await judge(input, session, who, now);
    const stored = words.reply?.handsOver ? null : await storeMessage(session, words, now, true);
    return stored && (await follow(session, words, stored, now));
  } catch (error) {
    // Stored under this clientMessageId before, or refused: the whole way says which.
    if (isUniqueViolation(error) || error instanceof DomainError) return null;
    throw error;
  }
}

/** What of it may be stored, and what the bot would say to that. */
async function judge(
  input: SendMessageInput,
  session: SeenSession,
  who: VisitorParticipant,
  now: Date,
): Promise<Words> {
  const customerId = session.customerId ?? who.customerId;
  const newVisitor = leadsAway(input.content) && (await isNewVisitor({ ...who, customerId }));
  const { content, held } = await screenContent(input.content, { newVisitor });
  const reply = botMayAnswer(session) ? await hearBot(content, who, input, now) : null;
  return { content, held, clientMessageId: input.clientMessageId, customerId, reply };
}

/** The bot's answer; a fault of the bot's is logged and must not keep the visitor's words from people. */
async function hearBot(content: string, who: VisitorParticipant, input: SendMessageInput, now: Date) {
  try {
    return await chooseAutoReply(content, who, input, now);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    log.error({ err: error, sessionId: input.sessionId }, "the bot found no answer");
    return null;
  }
}

/** What follows once it is stored; none of it can take the message back. */
async function follow(session: SeenSession, words: Words, stored: Stored, now: Date): Promise<SentMessage> {
  const { message, autoReply, takenUp, handedOver } = stored;
  const isFirst = session.firstVisitorMessageAt === null;
  if (stored.after && !isFirst) rememberSession({ ...session, ...stored.after });
  relaySoon();
  publishMessages(session.id, autoReply ? [message, autoReply] : [message]);
  indexSoon(session.id);
  try {
    if (takenUp) await followTakenUp(takenUp, words.content, now);
    else if (isFirst || handedOver)
      await routeSession(session.id, { content: words.content, teamId: words.reply?.teamId }, now);
  } catch (error) {
    // The queue is looked after every minute.
    log.error({ err: error, sessionId: session.id }, "conversation not routed");
  }
  const { held: _, ...seenByVisitor } = message;
  return { message: seenByVisitor, autoReply, repeated: false };
}
