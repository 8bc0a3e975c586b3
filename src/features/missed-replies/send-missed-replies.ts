import { recordStep } from "@/features/automations/record-step";
import { MISSED_REPLY_STEP } from "@/features/automations/rules";
import { CHAT_LINK_DAYS, chatLinkUrl } from "@/features/chat/make-chat-link";
import { lockSession, toMessage } from "@/features/chat/rows";
import { sendEmail } from "@/features/mail/send-email";
import { db, type Tx } from "@/lib/db";
import type { MissedReplyRun } from "./begin-missed-reply";
import { findSession, listPending } from "./rows";
import { MISSED_REPLIES, onceKeyOf } from "./rules";

/**
 * Mails what staff wrote and the shopper has not read, up to a message, with a link back into the conversation; once per last message,
 * however often it is called. Whether it was read is looked at again under the conversation's lock while the mail is handed over.
 * @returns why the run is over
 * @throws DomainError of the mail feature when the provider is away or another worker has the mail: ask again
 */
export async function sendMissedReplies(
  run: MissedReplyRun,
  upToSeq: number,
  tries: number,
  now: Date,
): Promise<string> {
  const { sessionId } = run;
  const session = await findSession(sessionId);
  // A repeated step: the mail is out and on record.
  if (session && session.missedMailedSeq >= upToSeq) return "completed";
  const messages = session ? await listPending(session, upToSeq) : [];
  if (!session?.email || messages.length === 0) {
    const reason = !session ? "conversation_gone" : session.email ? "read_meanwhile" : "no_email";
    await recordStep(run.id, { step: MISSED_REPLY_STEP, outcome: "declined", reason, tries }, now);
    return reason;
  }
  const { name, email, customerId } = session;
  const shown = messages.map(toMessage).map(({ senderName, content, createdAt }) => ({
    from: senderName,
    content,
    at: new Date(createdAt),
  }));
  const sent = await sendEmail(
    {
      onceKey: onceKeyOf(sessionId, upToSeq),
      stream: "transactional",
      flow: MISSED_REPLIES,
      message: "missed-reply",
      props: { name, messages: shown, chatUrl: chatLinkUrl(sessionId, now), validDays: CHAT_LINK_DAYS },
      to: { email, name },
      customerId,
      hold: (tx) => holdConversation(tx, sessionId, upToSeq),
    },
    now,
  );
  const refused = sent.outcome === "declined" || sent.outcome === "failed";
  const outcome = sent.outcome === "failed" ? ("declined" as const) : sent.outcome;
  const reason = "reason" in sent ? sent.reason : null;
  await recordStep(run.id, { step: MISSED_REPLY_STEP, outcome, reason, emailLogId: sent.emailLogId, tries }, now);
  // An address that takes no mail is not tried with the same words again.
  if (refused && reason === "read_meanwhile") return reason;
  await noteMailed(sessionId, upToSeq, refused ? null : now);
  return refused ? (reason ?? "declined") : "completed";
}

/** Nobody is mailed what he has just read: a read mark that comes while the mail is handed over waits for its end. */
async function holdConversation(tx: Tx, sessionId: string, upToSeq: number): Promise<string | null> {
  await lockSession(tx, sessionId);
  const session = await tx.chatSession.findUnique({ where: { id: sessionId }, select: { visitorReadSeq: true } });
  if (!session) return "gone";
  return session.visitorReadSeq >= upToSeq ? "read_meanwhile" : null;
}

async function noteMailed(sessionId: string, upToSeq: number, at: Date | null): Promise<void> {
  await db.chatSession.updateMany({
    where: { id: sessionId, missedMailedSeq: { lt: upToSeq } },
    data: { missedMailedSeq: upToSeq, ...(at ? { missedMailedAt: at } : {}) },
  });
}
