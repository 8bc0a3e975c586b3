import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import type { ChatMessagePayload } from "./channels";
import { publishRelease } from "./publish-news";
import { toStaffMessage } from "./rows";

/**
 * Lets the links of a held message through: staff see it as any other from now on. Not held or let through already, nothing changes.
 * @returns the message as staff see it now
 * @throws DomainError `chat.unknown_message`
 */
export async function releaseMessage(
  messageId: string,
  _staff: { id: string },
  now = new Date(),
): Promise<ChatMessagePayload> {
  const { count } = await db.chatMessage.updateMany({
    where: { id: messageId, heldAt: { not: null }, releasedAt: null },
    data: { releasedAt: now },
  });
  const row = await db.chatMessage.findUnique({ where: { id: messageId } });
  if (!row) throw new DomainError("not_found", "chat.unknown_message", "There is no such message.");
  const message = toStaffMessage(row);
  if (count === 1) publishRelease(message);
  return message;
}
