import { CHAT_LINK_DAYS, chatLinkUrl } from "@/features/chat/make-chat-link";
import { recordDeclined } from "@/features/mail/record-declined";
import type { EmailRequest, SendOutcome } from "@/features/mail/schema";
import { sendEmail } from "@/features/mail/send-email";
import { getAvailability } from "@/features/opening-hours/get-availability";
import { db } from "@/lib/db";
import { DAY_MS } from "@/lib/time";
import { answerKey, openAnswer, openNote } from "./rows";

/** The feature's folder, under which its mails are found. */
const OFFLINE_MESSAGES = "offline-messages";

/** Nobody's mailbox is filled by somebody who types its address again and again. */
const CONFIRMATIONS_A_DAY = 3;

const shared = { stream: "transactional", flow: OFFLINE_MESSAGES } as const;

/**
 * Confirms a note to whoever left it, once, without a word of it: the address was only typed. The fourth note of an address within a
 * day is not confirmed, and that is on record.
 * @returns null when the note is gone
 * @throws DomainError as `sendEmail`: ask again
 */
export async function sendNoteReceived(id: string, now: Date): Promise<SendOutcome | null> {
  const note = await db.offlineMessage.findUnique({ where: { id } });
  if (!note) return null;
  const { open, words } = await getAvailability(now);
  const { name, email } = note;
  const mail: EmailRequest = {
    ...shared,
    onceKey: `offline:${id}:received`,
    message: "offline-received",
    props: { name, hours: open ? null : words },
    to: { email, name },
  };
  const since = new Date(now.getTime() - DAY_MS);
  const confirmed = await db.emailLog.count({
    where: {
      toEmail: email,
      message: mail.message,
      plannedAt: { gt: since },
      declinedAt: null,
      onceKey: { not: mail.onceKey },
    },
  });
  return confirmed >= CONFIRMATIONS_A_DAY ? recordDeclined(mail, "told_enough", now) : sendEmail(mail, now);
}

/**
 * Mails an answer to whoever left the note, once.
 * @returns null when it is gone
 * @throws DomainError as `sendEmail`: ask again
 */
export async function sendNoteAnswer(answerId: string, now: Date): Promise<SendOutcome | null> {
  const answer = await db.offlineAnswer.findUnique({ where: { id: answerId }, include: { offlineMessage: true } });
  if (!answer) return null;
  const { offlineMessage: note, staffName } = answer;
  const { name, email } = note;
  const said = { from: staffName, content: openAnswer(answer), at: answer.createdAt };
  const asked = { from: "You", content: openNote(note), at: note.createdAt };
  return sendEmail(
    {
      ...shared,
      onceKey: answerKey(answerId),
      message: "offline-answer",
      props: { name, answer: said, note: asked },
      to: { email, name },
    },
    now,
  );
}

/**
 * Mails the way into the conversation that a note became, once.
 * @returns null when the note or its conversation is gone
 * @throws DomainError as `sendEmail`: ask again
 */
export async function sendConversationLink(id: string, staffName: string, now: Date): Promise<SendOutcome | null> {
  const note = await db.offlineMessage.findUnique({ where: { id } });
  if (!note?.chatSessionId) return null;
  const { name, email, chatSessionId } = note;
  return sendEmail(
    {
      ...shared,
      onceKey: `offline:${id}:conversation`,
      message: "offline-conversation",
      props: { name, staffName, chatUrl: chatLinkUrl(chatSessionId, now), validDays: CHAT_LINK_DAYS },
      to: { email, name },
    },
    now,
  );
}
