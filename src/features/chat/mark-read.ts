import { db } from "@/lib/db";
import { sessionNotFound } from "./errors";
import type { Participant } from "./find-participant";
import { publishSession } from "./publish-news";
import type { MarkReadInput } from "./schema";

/**
 * Notes that the visitor, or staff, has read up to a sequence number. The mark never goes back nor beyond the newest message.
 * @throws DomainError `chat.unknown_session`, also for somebody else's
 */
export async function markRead(input: MarkReadInput, who: Participant): Promise<void> {
  const { sessionId, seq } = input;
  const own = who.side === "visitor" ? { visitorId: who.visitorId } : {};
  const session = await db.chatSession.findFirst({ where: { id: sessionId, ...own }, select: { lastSeq: true } });
  if (!session) throw sessionNotFound();
  const read = Math.min(seq, session.lastSeq);
  const mark = who.side === "visitor" ? ("visitorReadSeq" as const) : ("staffReadSeq" as const);
  const { count } = await db.chatSession.updateMany({
    where: { id: sessionId, [mark]: { lt: read } },
    data: { [mark]: read },
  });
  if (count === 1) await publishSession(sessionId);
}
