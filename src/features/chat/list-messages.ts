import { db } from "@/lib/db";
import type { ChatMessagePayload } from "./channels";
import { toMessage, toStaffMessage } from "./rows";
import type { Side } from "./rules";

/** Messages of a session after a sequence number, ascending, at most `limit`; `hasMore` when others follow. As `side` sees them. Asks nobody's right. */
export async function listMessages(
  sessionId: string,
  after: number,
  limit: number,
  side: Side = "visitor",
): Promise<{ messages: ChatMessagePayload[]; hasMore: boolean }> {
  const rows = await db.chatMessage.findMany({
    where: { sessionId, seq: { gt: after } },
    orderBy: { seq: "asc" },
    take: limit + 1,
  });
  return {
    messages: rows.slice(0, limit).map(side === "staff" ? toStaffMessage : toMessage),
    hasMore: rows.length > limit,
  };
}

/** The last `limit` messages of a session before a sequence number, ascending; `hasMore` when there are older ones. As `side` sees them. Asks nobody's right. */
export async function listMessagesBefore(
  sessionId: string,
  before: number,
  limit: number,
  side: Side = "visitor",
): Promise<{ messages: ChatMessagePayload[]; hasMore: boolean }> {
  const rows = await db.chatMessage.findMany({
    where: { sessionId, seq: { lt: before } },
    orderBy: { seq: "desc" },
    take: limit + 1,
  });
  return {
    messages: rows
      .slice(0, limit)
      .reverse()
      .map(side === "staff" ? toStaffMessage : toMessage),
    hasMore: rows.length > limit,
  };
}
