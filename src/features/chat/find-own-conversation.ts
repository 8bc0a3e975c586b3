import { db } from "@/lib/db";
import type { ChatMessagePayload } from "./channels";
import { chatIsBlocked } from "./errors";
import { isBlockedVisitor } from "./is-blocked-visitor";
import { listMessages } from "./list-messages";
import { REOPEN_WITHIN_MS } from "./rules";

const PAGE = 200;

/**
 * The visitor's open conversation, else the last one that his next word takes up again, with its newest messages, at most 200; none
 * when there is no such conversation. Changes nothing, so a page may ask while it is only looked at.
 * @returns `blocked`: words for a visitor whom staff have shut out of writing
 */
export async function findOwnConversation(
  visitorId: string | null,
  now = new Date(),
): Promise<{ messages: ChatMessagePayload[]; blocked: string | null }> {
  const closedSince = new Date(now.getTime() - REOPEN_WITHIN_MS);
  const open =
    visitorId &&
    (await db.chatSession.findFirst({
      where: { visitorId, OR: [{ closedAt: null }, { closedAt: { gte: closedSince } }] },
      orderBy: { closedAt: { sort: "desc", nulls: "first" } },
    }));
  const blocked = (await isBlockedVisitor(visitorId)) ? chatIsBlocked().message : null;
  if (!open) return { messages: [], blocked };
  const { messages } = await listMessages(open.id, Math.max(0, open.lastSeq - PAGE), PAGE);
  return { messages, blocked };
}
