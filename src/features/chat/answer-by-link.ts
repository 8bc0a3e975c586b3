import { db } from "@/lib/db";
import { chatLinkNotValid } from "./errors";
import { readChatLink } from "./make-chat-link";
import type { AnswerByLinkInput } from "./schema";
import { type SentMessage, sendMessage } from "./send-message";

/**
 * Stores what the holder of a mail's link answers, as the visitor whose conversation the link opens. Everything else is as in
 * `sendMessage`: the limits, the filter, the bot, a repeated clientMessageId.
 * @throws DomainError `chat.link_not_valid`, and those of `sendMessage`
 */
export async function answerByLink(input: AnswerByLinkInput, ip: string, now = new Date()): Promise<SentMessage> {
  const { token, content, clientMessageId } = input;
  const sessionId = readChatLink(token, now);
  const session =
    sessionId && (await db.chatSession.findUnique({ where: { id: sessionId }, select: { id: true, visitorId: true } }));
  if (!session) throw chatLinkNotValid();
  const visitor = { side: "visitor" as const, visitorId: session.visitorId, customerId: null, ip };
  return sendMessage({ sessionId: session.id, content, clientMessageId }, visitor, now);
}
