import { db } from "@/lib/db";
import type { ChatMessagePayload, ChatStatus } from "./channels";
import { chatLinkNotValid } from "./errors";
import { listMessagesBefore } from "./list-messages";
import { readChatLink } from "./make-chat-link";
import { statusOf } from "./rules";

const NEWEST = 200;
const NO_END = 2 ** 31 - 1;

export type LinkedConversation = {
  sessionId: string;
  status: ChatStatus;
  /** True when this browser is the conversation's own: it has it at /chat, live. */
  own: boolean;
  messages: ChatMessagePayload[];
};

/**
 * The conversation behind the link of a mail, with its newest 200 messages, for whoever holds the link. Changes nothing, not even
 * what counts as read: scanners follow links.
 * @throws DomainError `chat.link_not_valid` for a link that is forged, expired, or of a conversation that is gone
 */
export async function getLinkedConversation(
  token: string,
  visitorId: string | null,
  now = new Date(),
): Promise<LinkedConversation> {
  const sessionId = readChatLink(token, now);
  const session = sessionId && (await db.chatSession.findUnique({ where: { id: sessionId } }));
  if (!session) throw chatLinkNotValid();
  const { messages } = await listMessagesBefore(session.id, NO_END, NEWEST);
  return { sessionId: session.id, status: statusOf(session), own: session.visitorId === visitorId, messages };
}
