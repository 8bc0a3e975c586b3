import { maskCardNumbers } from "@/features/content-filter/rules";
import type { Tx } from "@/lib/db";
import type { ChatMessagePayload } from "./channels";
import { clientIdReused } from "./errors";
import { toMessage } from "./rows";

type Repeated = { message: ChatMessagePayload; autoReply: ChatMessagePayload | null };

/**
 * The message that was stored under this clientMessageId before, with the bot's answer to it; null when it is the first time.
 * @throws DomainError `chat.client_id_reused` when it names another text or another sender's message
 */
export async function findRepeatedMessage(
  tx: Tx,
  sent: { sessionId: string; clientMessageId?: string; content: string },
  author: { sender: "visitor" } | { sender: "staff"; staffId: string },
): Promise<Repeated | null> {
  const { sessionId, clientMessageId } = sent;
  if (!clientMessageId) return null;
  const row = await tx.chatMessage.findUnique({ where: { sessionId_clientMessageId: { sessionId, clientMessageId } } });
  if (!row) return null;
  const message = toMessage(row);
  const sameAuthor = author.sender === row.sender && (author.sender === "visitor" || author.staffId === row.staffId);
  if (!sameAuthor || message.content !== maskCardNumbers(sent.content)) throw clientIdReused();
  // The bot answers in the transaction of the message, so its answer, if any, is the next one.
  const next = await tx.chatMessage.findUnique({ where: { sessionId_seq: { sessionId, seq: row.seq + 1 } } });
  return { message, autoReply: next?.sender === "bot" ? toMessage(next) : null };
}
