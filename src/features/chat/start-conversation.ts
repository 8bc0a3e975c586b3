import { db, inTransaction, isUniqueViolation } from "@/lib/db";
import { newId } from "@/lib/id";
import { relaySoon } from "@/lib/outbox";
import { appendMessages } from "./append-messages";
import { addresseeIsBlocked, contentTooLong, takenBy, visitorNotFound } from "./errors";
import { publishMessages, publishSession } from "./publish-news";
import { recordActivity } from "./record-activity";
import { isTooLong } from "./rules";
import type { StartConversationInput } from "./schema";
import { sendReply } from "./send-reply";

type Writer = { id: string; name: string };

/**
 * Staff write first to a visitor. He has one open conversation: if there is one that nobody else has, the words go there; else one
 * begins that is the writer's, without the bot. Of two who write at once the second is told whose it is. The same
 * clientMessageId again is the first message.
 * @throws DomainError `chat.unknown_visitor`, `chat.visitor_blocked`, `chat.session_taken` with the owner,
 *   `chat.content_too_long` (413)
 */
export async function startConversation(
  input: StartConversationInput,
  staff: Writer,
  now = new Date(),
): Promise<{ sessionId: string }> {
  if (isTooLong(input.content)) throw contentTooLong();
  const visitor = await findVisitorFor(input.visitorId);
  const open = await writeInOpen(input, staff, now);
  if (open) return open;
  try {
    return await begin(input, visitor, staff, now);
  } catch (error) {
    // Somebody else, or the visitor himself, was faster: unique chat_session_open_once_per_visitor.
    const other = isUniqueViolation(error) ? await writeInOpen(input, staff, now) : null;
    if (!other) throw error;
    return other;
  }
}

type Addressee = { id: string; customerId: string | null; customer: { name: string; email: string } | null };

async function findVisitorFor(id: string): Promise<Addressee> {
  const visitor = await db.visitor.findUnique({
    where: { id },
    select: { id: true, customerId: true, blockedAt: true, customer: { select: { name: true, email: true } } },
  });
  if (!visitor) throw visitorNotFound();
  if (visitor.blockedAt) throw addresseeIsBlocked();
  return visitor;
}

async function writeInOpen(
  { visitorId, content, clientMessageId }: StartConversationInput,
  staff: Writer,
  now: Date,
): Promise<{ sessionId: string } | null> {
  const open = await db.chatSession.findFirst({
    where: { visitorId, closedAt: null },
    select: { id: true, assignedTo: { select: { id: true, name: true } } },
  });
  if (!open) return null;
  if (open.assignedTo && open.assignedTo.id !== staff.id) throw takenBy(open.assignedTo);
  await sendReply({ sessionId: open.id, content, clientMessageId }, staff, now);
  return { sessionId: open.id };
}

async function begin(
  { content, clientMessageId, page }: StartConversationInput,
  { id: visitorId, customerId, customer }: Addressee,
  staff: Writer,
  now: Date,
): Promise<{ sessionId: string }> {
  const sessionId = newId("chs");
  const who = { visitorId, customerId, name: customer?.name, email: customer?.email, page };
  const owner = { assignedToId: staff.id, assignedAt: now, startedByStaffId: staff.id };
  const messages = await inTransaction(async (tx) => {
    const session = await tx.chatSession.create({
      data: { id: sessionId, ...who, ...owner, createdAt: now, lastMessageAt: now },
    });
    const draft = { sender: "staff" as const, senderName: staff.name, staffId: staff.id, content, clientMessageId };
    const facts = { firstStaffReplyAt: now, lastHumanMessageAt: now, staffReadSeq: 1 };
    const written = await appendMessages(tx, session, [draft], facts, now);
    const detail = { by: staff.name, to: staff.name };
    await recordActivity(tx, { sessionId, kind: "assigned", staffId: staff.id, detail }, now);
    return written;
  });
  relaySoon();
  await Promise.all([publishSession(sessionId), publishMessages(sessionId, messages)]);
  return { sessionId };
}
