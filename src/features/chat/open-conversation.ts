import type { Tx } from "@/lib/db";
import { newId } from "@/lib/id";
import { appendMessages } from "./append-messages";
import type { ChatMessagePayload } from "./channels";
import { recordActivity } from "./record-activity";
import { lockSession } from "./rows";

export type Opening = {
  visitorId: string;
  name: string;
  email: string;
  phone: string | null;
  /** What the visitor wrote elsewhere, and now stands in the conversation. */
  content: string;
  clientMessageId: string;
};

/**
 * Puts what a visitor wrote elsewhere into his open conversation, or a new one, as his message. Who opens it owns it, unless somebody
 * does. The bot says nothing. To be called within a transaction; publish the messages after its commit.
 * @throws a unique violation when the visitor opens a conversation of his own at the same time: try again
 */
export async function openConversation(
  tx: Tx,
  opening: Opening,
  staff: { id: string; name: string },
  now: Date,
): Promise<{ sessionId: string; messages: ChatMessagePayload[] }> {
  const { visitorId, name, email, phone, content, clientMessageId } = opening;
  const hints = { name, email, phone };
  const found = await tx.chatSession.findFirst({ where: { visitorId, closedAt: null }, select: { id: true } });
  const id = found?.id ?? newId("chs");
  if (!found) await tx.chatSession.create({ data: { id, visitorId, ...hints, createdAt: now, lastMessageAt: now } });
  const session = await lockSession(tx, id);
  if (!session) throw new Error(`There is no conversation ${id}`);
  const facts = {
    waitingSince: session.waitingSince ?? now,
    firstVisitorMessageAt: session.firstVisitorMessageAt ?? now,
    lastHumanMessageAt: now,
    snoozedUntil: null,
    ...(session.assignedToId ? {} : { assignedToId: staff.id, assignedAt: now }),
  };
  const senderName = session.name ?? name;
  const drafts = [{ sender: "visitor" as const, senderName, content, clientMessageId }];
  const messages = await appendMessages(tx, session, drafts, facts, now);
  if (!session.assignedToId) {
    const detail = { by: staff.name, to: staff.name };
    await recordActivity(tx, { sessionId: id, kind: "assigned", staffId: staff.id, detail }, now);
  }
  return { sessionId: id, messages };
}
