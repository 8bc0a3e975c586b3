import { CHAT_LINK_DAYS, chatLinkUrl } from "@/features/chat/make-chat-link";
import { lockSession, toMessage } from "@/features/chat/rows";
import type { EmailRequest } from "@/features/mail/schema";
import type { Tx } from "@/lib/db";
import type { MissedReplyRun } from "./begin-missed-reply";
import { findBegunMail, listPending, type MissedSession } from "./rows";
import { MISSED_REPLIES, onceKeyOf } from "./rules";

/**
 * The mail with what staff wrote and the shopper has not read, up to a message, and a link back into the conversation; once per last
 * message. Whether it was read, or another mail of the run left, is looked at again under the conversation's lock while it is handed over.
 * @returns null when there is nobody to write to
 */
export async function writeMissedReplies(
  run: MissedReplyRun,
  session: MissedSession,
  upToSeq: number,
  now: Date,
): Promise<EmailRequest | null> {
  const { name, email, customerId } = session;
  if (!email) return null;
  const { sessionId } = run;
  const messages = (await listPending(session, upToSeq)).map(toMessage);
  return {
    onceKey: onceKeyOf(sessionId, upToSeq),
    stream: "transactional",
    flow: MISSED_REPLIES,
    message: "missed-reply",
    props: {
      name,
      messages: messages.map(({ senderName, content, createdAt }) => ({
        from: senderName,
        content,
        at: new Date(createdAt),
      })),
      chatUrl: chatLinkUrl(sessionId, now),
      validDays: CHAT_LINK_DAYS,
    },
    to: { email, name },
    customerId,
    hold: (tx) => holdConversation(tx, run, upToSeq),
  };
}

/** Nobody is mailed what he has just read: a read mark that comes while the mail is handed over waits for its end. */
async function holdConversation(tx: Tx, run: MissedReplyRun, upToSeq: number): Promise<string | null> {
  const { sessionId, anchorSeq } = run;
  await lockSession(tx, sessionId);
  const session = await tx.chatSession.findUnique({ where: { id: sessionId }, select: { visitorReadSeq: true } });
  if (!session) return "gone";
  if (session.visitorReadSeq >= upToSeq) return "read_meanwhile";
  const begun = await findBegunMail(sessionId, anchorSeq, tx);
  return begun?.out && begun.upToSeq !== upToSeq ? "mailed_shortly_before" : null;
}
