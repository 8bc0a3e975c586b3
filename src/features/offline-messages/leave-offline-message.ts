import { SESSION_UPDATED, STAFF_INBOX_CHANNEL } from "@/features/chat/channels";
import { chatIsBlocked, contentTooLong } from "@/features/chat/errors";
import { isBlockedVisitor } from "@/features/chat/is-blocked-visitor";
import { isTooLong } from "@/features/chat/rules";
import { screenContent } from "@/features/content-filter/screen-content";
import { inTransaction } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/id";
import { announce, relaySoon } from "@/lib/outbox";
import { type Limit, takePoint } from "@/lib/rate-limit";
import { publish } from "@/lib/realtime";
import { normaliseEmail } from "@/lib/text";
import { captureIsOff } from "./errors";
import { offlineMessageLeft } from "./events";
import { sealNote } from "./rows";
import type { OfflineMessageInput } from "./schema";

/** A whole village behind one address does not leave more notes. */
const perAddress: Limit = { name: "chat.offline", points: 60, perSeconds: 600 };
const perVisitor: Limit = { name: "chat.offline_visitor", points: 6, perSeconds: 600 };

/**
 * Keeps a note for staff to answer by mail or phone; its text is sealed at rest. Who left it gets a confirmation by mail.
 * @returns the note's id
 * @throws DomainError `chat.offline_closed` when CHAT_OFFLINE_CAPTURE is off, `chat.blocked`, `chat.content_too_long` (413),
 *   `content.refused_words` (422), `chat.offline.too_many`, `chat.offline_visitor.too_many`
 */
export async function leaveOfflineMessage(
  input: OfflineMessageInput,
  who: { visitorId: string | null; ip: string },
  now = new Date(),
): Promise<{ id: string }> {
  if (!env().CHAT_OFFLINE_CAPTURE) throw captureIsOff();
  if (isTooLong(input.message)) throw contentTooLong();
  await takePoint(perAddress, who.ip);
  if (who.visitorId) await takePoint(perVisitor, who.visitorId);
  if (await isBlockedVisitor(who.visitorId)) throw chatIsBlocked();
  const { content } = await screenContent(input.message, { newVisitor: true });
  const id = newId("off");
  const { name, phone } = input;
  const email = normaliseEmail(input.email);
  await inTransaction(async (tx) => {
    const messageSealed = sealNote(content, id);
    await tx.offlineMessage.create({
      data: { id, visitorId: who.visitorId, name, email, phone, messageSealed, createdAt: now },
    });
    await announce(tx, offlineMessageLeft.create({ offlineMessageId: id }));
  });
  relaySoon();
  tellDesk();
  return { id };
}

/** Rings at staff: there is news among the notes. */
export function tellDesk(): void {
  void publish(STAFF_INBOX_CHANNEL, SESSION_UPDATED, {});
}
