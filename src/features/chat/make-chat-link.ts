import { env } from "@/lib/env";
import { DAY_MS } from "@/lib/time";
import { signToken, verifyToken } from "@/lib/tokens";

/** A link in a mail opens its conversation for this long; later the shopper's own browser, or a new conversation, does. */
export const CHAT_LINK_DAYS = 7;

/**
 * The signed link by which the reader of a mail gets into one conversation on any device. It opens this conversation and nothing
 * else of the visitor's: no orders, no cart, no account, because the address was perhaps mistyped. It is worth nothing after 7 days.
 */
export function chatLinkUrl(sessionId: string, now: Date): string {
  const token = signToken("chat", sessionId, new Date(now.getTime() + CHAT_LINK_DAYS * DAY_MS));
  return `${env().APP_URL}/chat/open?token=${token}`;
}

/** Which conversation a link opens; null when it is forged, of another purpose, or expired. */
export const readChatLink = (token: string, now: Date): string | null => verifyToken("chat", token, now);
