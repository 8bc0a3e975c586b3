import { db } from "@/lib/db";
import { HOUR_MS } from "@/lib/time";
import type { Turn } from "./read-order-question";
import { toMessage } from "./rows";

/** A question about an order is forgotten after this long, and seen over so many messages. */
const LASTS_MS = HOUR_MS;
const NEWEST = 12;

/** The newest messages of a visitor's own conversation, oldest first, with what the bot marked its own by. */
export async function listTurns(sessionId: string, visitorId: string, now: Date): Promise<Turn[]> {
  const rows = await db.chatMessage.findMany({
    where: { sessionId, session: { visitorId }, createdAt: { gt: new Date(now.getTime() - LASTS_MS) } },
    orderBy: { seq: "desc" },
    take: NEWEST,
  });
  return rows.reverse().map((row) => ({ ...toMessage(row), autoResponseId: row.autoResponseId }));
}
