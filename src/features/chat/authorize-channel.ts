import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { authorizeChannel as signChannel } from "@/lib/realtime";
import { STAFF_INBOX_CHANNEL, STAFF_PRESENCE_CHANNEL, sessionOfChannel } from "./channels";
import { sideOf } from "./rules";
import type { AuthorizeChannelInput } from "./schema";

type Proofs = { visitor: { id: string } | null; staff: { id: string; name: string } | null };

/**
 * What pusher-js needs to follow a channel: a visitor may follow an own conversation, staff every conversation, the inbox and the
 * list of who is here. For an encrypted channel it holds the secret that opens its messages.
 * @throws DomainError `chat.channel_forbidden` for everything else, whether it exists or not
 */
export async function authorizeChannel({ socketId, channel }: AuthorizeChannelInput, { visitor, staff }: Proofs) {
  const sessionId = sessionOfChannel(channel);
  if (sessionId && (visitor || staff)) {
    const session = await db.chatSession.findUnique({ where: { id: sessionId }, select: { visitorId: true } });
    if (session && sideOf(session, { visitorId: visitor?.id ?? null, isStaff: staff !== null }))
      return signChannel(socketId, channel);
  }
  if (staff && channel === STAFF_INBOX_CHANNEL) return signChannel(socketId, channel);
  if (staff && channel === STAFF_PRESENCE_CHANNEL)
    return signChannel(socketId, channel, { id: staff.id, info: { id: staff.id, name: staff.name } });
  throw new DomainError("forbidden", "chat.channel_forbidden", "You may not follow this channel.");
}
