import { db, type Tx } from "@/lib/db";
import { type BegunMail, onceKeyOf } from "./rules";

/** More of them go into the next mail. */
const MOST = 100;

/** The conversation as this flow needs it; null when it is gone. */
export async function findSession(sessionId: string, tx: Tx = db) {
  const session = await tx.chatSession.findUnique({
    where: { id: sessionId },
    select: {
      id: true,
      name: true,
      email: true,
      customerId: true,
      visitorReadSeq: true,
      missedMailedSeq: true,
      missedMailedAt: true,
      customer: { select: { name: true, email: true } },
      visitor: { select: { blockedAt: true } },
    },
  });
  if (!session) return null;
  const { customer, visitor, ...rest } = session;
  return {
    ...rest,
    // A proved address before a typed one.
    email: customer?.email ?? session.email,
    name: session.name ?? customer?.name ?? null,
    visitorBlockedAt: visitor.blockedAt,
  };
}

export type MissedSession = NonNullable<Awaited<ReturnType<typeof findSession>>>;

/** The first messages of staff that were neither read nor mailed, at most 100, in their order. */
export async function listPending(
  session: Pick<MissedSession, "id" | "visitorReadSeq" | "missedMailedSeq">,
  upToSeq?: number,
  tx: Tx = db,
) {
  const gt = Math.max(session.visitorReadSeq, session.missedMailedSeq);
  return tx.chatMessage.findMany({
    where: { sessionId: session.id, sender: "staff", seq: { gt, lte: upToSeq } },
    orderBy: { seq: "asc" },
    take: MOST,
  });
}

/**
 * The mail that a run has begun to send, by its once-only key: of what staff wrote since the run's first message some is its last. One that
 * was handed over comes before one that was only planned; one that was declined is none: what is asked for next is another one.
 */
export async function findBegunMail(sessionId: string, anchorSeq: number, tx: Tx = db): Promise<BegunMail | null> {
  const written = await tx.chatMessage.findMany({
    where: { sessionId, sender: "staff", seq: { gte: anchorSeq } },
    orderBy: { seq: "asc" },
    take: MOST,
    select: { seq: true },
  });
  const seqOf = new Map(written.map(({ seq }) => [onceKeyOf(sessionId, seq), seq]));
  const mails = await tx.emailLog.findMany({
    where: { onceKey: { in: [...seqOf.keys()] }, declinedAt: null },
    orderBy: { id: "asc" },
    select: { onceKey: true, sendingAt: true, acceptedAt: true, unknownAt: true, failedAt: true },
  });
  const begun = mails.flatMap(({ onceKey, sendingAt, acceptedAt, unknownAt, failedAt }): BegunMail[] => {
    const upToSeq = seqOf.get(onceKey);
    const out = Boolean(sendingAt ?? acceptedAt ?? unknownAt ?? failedAt);
    return upToSeq === undefined ? [] : [{ upToSeq, out }];
  });
  return begun.find(({ out }) => out) ?? begun[0] ?? null;
}
