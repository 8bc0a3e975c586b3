import { db } from "@/lib/db";
import type { ChatMessagePayload } from "./channels";
import { listMessages } from "./list-messages";
import { REOPEN_WITHIN_MS } from "./rules";

const PAGE = 200;

/**
 * The visitor's open conversation, else the last one that his next word takes up again, with its newest messages, at most 200; null
 * when there is none. Changes nothing, so a page may ask while it is only looked at.
 */
export async function findOwnConversation(
  visitorId: string | null,
  now = new Date(),
): Promise<{ sessionId: string; messages: ChatMessagePayload[] } | null> {
  const closedSince = new Date(now.getTime() - REOPEN_WITHIN_MS);
  const open =
    visitorId &&
    (await db.chatSession.findFirst({
      where: { visitorId, OR: [{ closedAt: null }, { closedAt: { gte: closedSince } }] },
      orderBy: { closedAt: { sort: "desc", nulls: "first" } },
    }));
  if (!open) return null;
  const { messages } = await listMessages(open.id, Math.max(0, open.lastSeq - PAGE), PAGE);
  return { sessionId: open.id, messages };
}
