import { inTransaction, type Tx } from "@/lib/db";
import { relaySoon } from "@/lib/outbox";
import { appendMessages } from "./append-messages";
import { contentTooLong, sessionIsClosed, sessionNotFound } from "./errors";
import { findRepeatedMessage } from "./find-repeated-message";
import { publishMessages } from "./publish-news";
import { lockSession } from "./rows";
import { isTooLong } from "./rules";
import type { SendMessageInput } from "./schema";
import type { SentMessage } from "./send-message";

/**
 * Stores what a staff member answers under the next sequence number. A conversation that nobody owns becomes his; from now on
 * the bot is silent and nobody waits. The same clientMessageId again is the first message.
 * @throws DomainError `chat.unknown_session`, `chat.session_closed`, `chat.client_id_reused`, `chat.content_too_long` (413)
 */
export async function sendReply(
  input: SendMessageInput,
  staff: { id: string; name: string },
  now = new Date(),
): Promise<SentMessage> {
  if (isTooLong(input.content)) throw contentTooLong();
  const sent = await inTransaction((tx) => store(tx, input, staff, now));
  if (!sent.repeated) {
    relaySoon();
    await publishMessages(input.sessionId, [sent.message]);
  }
  return sent;
}

async function store(
  tx: Tx,
  input: SendMessageInput,
  staff: { id: string; name: string },
  now: Date,
): Promise<SentMessage> {
  const session = await lockSession(tx, input.sessionId);
  if (!session) throw sessionNotFound();
  const repeated = await findRepeatedMessage(tx, input, { sender: "staff", staffId: staff.id });
  if (repeated) return { message: repeated.message, autoReply: null, repeated: true };
  if (session.closedAt) throw sessionIsClosed();
  const { content, clientMessageId } = input;
  const draft = { sender: "staff" as const, senderName: staff.name, staffId: staff.id, content, clientMessageId };
  const facts = {
    firstStaffReplyAt: session.firstStaffReplyAt ?? now,
    waitingSince: null,
    waitAlertedAt: null,
    lastHumanMessageAt: now,
    staffReadSeq: session.lastSeq + 1,
    ...(session.assignedToId ? {} : { assignedToId: staff.id, assignedAt: now }),
  };
  const [message] = await appendMessages(tx, session, [draft], facts, now);
  if (!message) throw new Error("A message was not written");
  return { message, autoReply: null, repeated: false };
}
