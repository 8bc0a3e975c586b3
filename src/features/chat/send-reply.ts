import { inTransaction, type Tx } from "@/lib/db";
import { relaySoon } from "@/lib/outbox";
import { appendMessages } from "./append-messages";
import { answeredMeanwhile, contentTooLong, sessionIsClosed, sessionNotFound } from "./errors";
import { findRepeatedMessage } from "./find-repeated-message";
import { publishMessages, publishSession } from "./publish-news";
import { recordActivity } from "./record-activity";
import { lockSession, toStaffMessage } from "./rows";
import { isTooLong } from "./rules";
import type { SendReplyInput } from "./schema";
import { indexSoon } from "./search-index";
import type { SentMessage } from "./send-message";

/**
 * Stores what a staff member answers under the next sequence number. A conversation that nobody owns becomes his; from now on
 * the bot is silent and nobody waits. The same clientMessageId again is the first message.
 * @throws DomainError `chat.unknown_session`, `chat.session_closed`, `chat.client_id_reused`, `chat.content_too_long` (413),
 *   `chat.answered_meanwhile` with the message when a colleague has answered behind `afterSeq`
 */
export async function sendReply(
  input: SendReplyInput,
  staff: { id: string; name: string },
  now = new Date(),
): Promise<SentMessage> {
  if (isTooLong(input.content)) throw contentTooLong();
  const { claimed, ...sent } = await inTransaction((tx) => store(tx, input, staff, now));
  if (!sent.repeated) {
    relaySoon();
    publishMessages(input.sessionId, [sent.message]);
    if (claimed) publishSession(input.sessionId);
    indexSoon(input.sessionId);
  }
  return sent;
}

async function store(
  tx: Tx,
  input: SendReplyInput,
  staff: { id: string; name: string },
  now: Date,
): Promise<SentMessage & { claimed: boolean }> {
  const session = await lockSession(tx, input.sessionId);
  if (!session) throw sessionNotFound();
  const repeated = await findRepeatedMessage(tx, input, { sender: "staff", staffId: staff.id });
  if (repeated) return { message: repeated.message, autoReply: null, repeated: true, claimed: false };
  if (session.closedAt) throw sessionIsClosed();
  await refuseIfAnswered(tx, input, staff.id);
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
  if (!session.assignedToId) {
    const detail = { by: staff.name, to: staff.name };
    await recordActivity(tx, { sessionId: session.id, kind: "assigned", staffId: staff.id, detail }, now);
  }
  const [message] = await appendMessages(tx, session, [draft], facts, now);
  if (!message) throw new Error("A message was not written");
  return { message, autoReply: null, repeated: false, claimed: !session.assignedToId };
}

async function refuseIfAnswered(tx: Tx, { sessionId, afterSeq }: SendReplyInput, staffId: string): Promise<void> {
  if (afterSeq === undefined) return;
  const newer = await tx.chatMessage.findFirst({
    where: { sessionId, seq: { gt: afterSeq }, sender: "staff", NOT: { staffId } },
    orderBy: { seq: "desc" },
  });
  if (newer) throw answeredMeanwhile(newer.senderName, toStaffMessage(newer));
}
