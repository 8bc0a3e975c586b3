import { Prisma } from "@/generated/prisma/client";
import { db } from "@/lib/db";
import type { ReadMarks } from "./channels";
import { sessionNotFound } from "./errors";
import type { Participant } from "./find-participant";
import { publishSession } from "./publish-news";
import type { MarkReadInput } from "./schema";

type Marks = Required<ReadMarks>;

/**
 * Notes that the visitor, or staff, has read up to a sequence number, and how far the visitor's device holds the messages; what
 * was read is delivered too. No mark ever goes back nor beyond the newest message. Followers are told only when one moved.
 * @throws DomainError `chat.unknown_session`, also for somebody else's
 */
export async function markRead(input: MarkReadInput, who: Participant): Promise<void> {
  const moved = who.side === "visitor" ? await moveVisitorMarks(input, who.visitorId) : await moveStaffMark(input);
  if (moved) return publishSession(input.sessionId, moved);
  const own = who.side === "visitor" ? { visitorId: who.visitorId } : {};
  const session = await db.chatSession.findFirst({ where: { id: input.sessionId, ...own }, select: { id: true } });
  if (!session) throw sessionNotFound();
}

/** One statement, so that marks set at once end at the greatest. */
async function moveStaffMark({ sessionId, seq }: MarkReadInput): Promise<ReadMarks | undefined> {
  const [moved] = await db.$queryRaw<Pick<Marks, "staffReadSeq">[]>`
    UPDATE chat_session SET staff_read_seq = LEAST(${seq}, last_seq)
    WHERE id = ${sessionId} AND staff_read_seq < LEAST(${seq}, last_seq)
    RETURNING staff_read_seq AS "staffReadSeq"`;
  return moved;
}

async function moveVisitorMarks(input: MarkReadInput, visitorId: string): Promise<ReadMarks | undefined> {
  const read = Prisma.sql`LEAST(${input.seq}, last_seq)`;
  const delivered = Prisma.sql`LEAST(${Math.max(input.delivered ?? 0, input.seq)}, last_seq)`;
  const [moved] = await db.$queryRaw<Omit<Marks, "staffReadSeq">[]>`
    UPDATE chat_session SET visitor_read_seq = GREATEST(visitor_read_seq, ${read}),
      visitor_delivered_seq = GREATEST(visitor_delivered_seq, ${delivered})
    WHERE id = ${input.sessionId} AND visitor_id = ${visitorId}
      AND (visitor_read_seq < ${read} OR visitor_delivered_seq < ${delivered})
    RETURNING visitor_read_seq AS "visitorReadSeq", visitor_delivered_seq AS "visitorDeliveredSeq"`;
  return moved;
}
