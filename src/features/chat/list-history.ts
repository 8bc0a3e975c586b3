import { db } from "@/lib/db";
import type { ChatMessagePayload, ChatStatus } from "./channels";
import { sessionNotFound } from "./errors";
import type { Participant } from "./find-participant";
import { listMessages, listMessagesBefore } from "./list-messages";
import { type Side, statusOf } from "./rules";
import type { ListHistoryInput } from "./schema";

/**
 * Messages after a sequence number, ascending: what a screen asks for after the last number it holds in a row. With `before`
 * the page that ends there: what a screen asks for when its reader scrolls up. `hasMore` looks the same way.
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
  return { ...(await listPage(input, who.side)), status: statusOf(session) };
}

const listPage = ({ sessionId, after, before, limit }: ListHistoryInput, side: Side) =>
  before === undefined
    ? listMessages(sessionId, after, limit, side)
    : listMessagesBefore(sessionId, before, limit, side);
