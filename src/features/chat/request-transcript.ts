import { sendEmail } from "@/features/mail/send-email";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { type Limit, takePoint } from "@/lib/rate-limit";
import { normaliseEmail } from "@/lib/text";
import { noAddressKnown, sessionNotFound, transcriptNotSent } from "./errors";
import type { Participant } from "./find-participant";
import { listMessagesBefore } from "./list-messages";
import type { RequestTranscriptInput } from "./schema";

const perSession: Limit = { name: "chat.transcript", points: 3, perSeconds: 3_600 };
/** Nobody's mailbox is filled by way of many conversations. */
const perMailbox: Limit = { name: "chat.transcript_mailbox", points: 6, perSeconds: 3_600 };

/** So many of the newest messages are looked at; the mail holds as many of them as 40 KB can. */
const NEWEST = 500;
const NO_END = 2 ** 31 - 1;

/**
 * Mails a conversation to its shopper: what visitor, bot and staff wrote, without internal notes. It goes to the address given, or
 * to the one known: of the signed-in customer, or typed in the conversation. At most three in an hour of one conversation; the same
 * `requestId` again sends nothing twice and counts once.
 * @returns where it went
 * @throws DomainError `chat.unknown_session` (also somebody else's), `chat.no_address` with field email, `chat.transcript.too_many`,
 *   `chat.transcript_not_sent` when the mailbox cannot be reached for good, and those of `sendEmail` when the provider is away
 */
export async function requestTranscript(
  input: RequestTranscriptInput,
  who: Participant,
  now = new Date(),
): Promise<{ email: string }> {
  const session = await db.chatSession.findUnique({
    where: { id: input.sessionId },
    select: { id: true, visitorId: true, name: true, email: true, customerId: true, customer: true },
  });
  if (!session || (who.side === "visitor" && session.visitorId !== who.visitorId)) throw sessionNotFound();
  const known = input.email ?? session.customer?.email ?? session.email;
  if (!known) throw noAddressKnown();
  const email = normaliseEmail(known);
  const onceKey = `chat-transcript:${session.id}:${input.requestId ?? newId("req")}`;
  const repeated = await db.emailLog.findUnique({ where: { onceKey }, select: { id: true } });
  if (!repeated) {
    await takePoint(perSession, session.id);
    await takePoint(perMailbox, email);
  }
  const name = session.name ?? session.customer?.name ?? null;
  const sent = await sendEmail(
    {
      onceKey,
      stream: "transactional",
      message: "chat-transcript",
      props: { name, messages: await listTranscript(session.id) },
      to: { email, name },
      customerId: session.customerId,
    },
    now,
  );
  if (sent.outcome === "declined" || sent.outcome === "failed") throw transcriptNotSent(email);
  return { email };
}

async function listTranscript(sessionId: string) {
  const { messages } = await listMessagesBefore(sessionId, NO_END, NEWEST);
  return messages.map(({ sender, senderName, content, createdAt }) => ({
    from: sender === "visitor" ? "You" : senderName,
    content,
    at: new Date(createdAt),
  }));
}
