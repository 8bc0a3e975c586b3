import { db, type Tx } from "@/lib/db";

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
