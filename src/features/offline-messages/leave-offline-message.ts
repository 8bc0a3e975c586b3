import { SESSION_UPDATED, STAFF_INBOX_CHANNEL } from "@/features/chat/channels";
import { contentTooLong } from "@/features/chat/errors";
import { isTooLong } from "@/features/chat/rules";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/id";
import { type Limit, takePoint } from "@/lib/rate-limit";
import { publish } from "@/lib/realtime";
import { seal } from "@/lib/secret-box";
import { normaliseEmail } from "@/lib/text";
import type { OfflineMessageInput } from "./schema";

/** Nobody leaves more notes; a whole village behind one address does not either. */
const perAddress: Limit = { name: "chat.offline", points: 60, perSeconds: 600 };

/**
 * Keeps a note for staff to answer by mail or phone; its text is sealed at rest.
 * @returns the note's id
 * @throws DomainError `chat.offline_closed` when CHAT_OFFLINE_CAPTURE is off, `chat.content_too_long` (413),
 *   `chat.offline.too_many`
 */
export async function leaveOfflineMessage(
  input: OfflineMessageInput,
  who: { visitorId: string | null; ip: string },
): Promise<{ id: string }> {
  if (!env().CHAT_OFFLINE_CAPTURE)
    throw new DomainError("conflict", "chat.offline_closed", "We do not take notes here. Please write in the chat.");
  if (isTooLong(input.message)) throw contentTooLong();
  await takePoint(perAddress, who.ip);
  const id = newId("off");
  const { name, phone, message } = input;
  await db.offlineMessage.create({
    data: {
      id,
      visitorId: who.visitorId,
      name,
      email: normaliseEmail(input.email),
      phone,
      messageSealed: seal(message, id),
    },
  });
  void publish(STAFF_INBOX_CHANNEL, SESSION_UPDATED, {});
  return { id };
}
