import { db } from "@/lib/db";
import type { ChatMessagePayload, ChatStatus } from "./channels";
import { sessionNotFound } from "./errors";
import type { Participant } from "./find-participant";
import { listMessages } from "./list-messages";
import { statusOf } from "./rules";
import type { ListHistoryInput } from "./schema";

/**
 * Messages after a sequence number, ascending: what a screen asks for after the last number it holds in a row.
 * @throws DomainError `chat.unknown_session`, also for somebody else's
 */
export async function listHistory(
  input: ListHistoryInput,
  who: Participant,
): Promise<{ messages: ChatMessagePayload[]; hasMore: boolean; status: ChatStatus }> {
  const session = await db.chatSession.findUnique({
    where: { id: input.sessionId },
    select: { visitorId: true, closedAt: true },
  });
  if (!session || (who.side === "visitor" && session.visitorId !== who.visitorId)) throw sessionNotFound();
  return { ...(await listMessages(input.sessionId, input.after, input.limit)), status: statusOf(session) };
}
