import { db } from "@/lib/db";
import type { ChatMessagePayload } from "./channels";
import { listMessages } from "./list-messages";

const PAGE = 200;

/**
 * The visitor's open conversation with its newest messages, at most 200; null when there is none. Changes nothing, so a page
 * may ask while it is only looked at.
 */
export async function findOwnConversation(
  visitorId: string | null,
): Promise<{ sessionId: string; messages: ChatMessagePayload[] } | null> {
  const open = visitorId && (await db.chatSession.findFirst({ where: { visitorId, closedAt: null } }));
  if (!open) return null;
  const { messages } = await listMessages(open.id, Math.max(0, open.lastSeq - PAGE), PAGE);
  return { sessionId: open.id, messages };
}
