import type { Prisma } from "@/generated/prisma/client";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/id";
import { announce } from "@/lib/outbox";
import type { ChatMessagePayload, ChatSenderKind } from "./channels";
import { messagePosted } from "./events";
import { sealContent } from "./rows";

export type Draft = {
  sender: ChatSenderKind;
  senderName: string;
  content: string;
  staffId?: string;
  clientMessageId?: string;
};

/**
 * Writes messages behind the last one of a session, in order, under the next sequence numbers, and announces each. The caller
 * holds the session's row lock, so numbers are given out without gaps and nothing comes in between.
 * @param facts what else becomes true of the session with them
 */
export async function appendMessages(
  tx: Tx,
  session: { id: string; lastSeq: number },
  drafts: Draft[],
  facts: Prisma.ChatSessionUncheckedUpdateInput,
  now: Date,
): Promise<ChatMessagePayload[]> {
  const messages = drafts.map((draft, index) => ({ ...draft, id: newId("msg"), seq: session.lastSeq + 1 + index }));
  await tx.chatMessage.createMany({
    data: messages.map(({ content, ...message }) => ({
      ...message,
      sessionId: session.id,
      contentSealed: sealContent(content, session.id, message.id),
      createdAt: now,
    })),
  });
  await tx.chatSession.update({
    where: { id: session.id },
    data: { ...facts, lastSeq: session.lastSeq + drafts.length, lastMessageAt: now },
    select: { id: true },
  });
  for (const { id, sender } of messages)
    await announce(tx, messagePosted.create({ sessionId: session.id, messageId: id, sender }));
  return messages.map(({ staffId: _, ...message }) => ({
    ...message,
    sessionId: session.id,
    clientMessageId: message.clientMessageId ?? null,
    createdAt: now.toISOString(),
  }));
}
