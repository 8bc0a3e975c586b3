import { env } from "@/lib/env";
import { DAY_MS } from "@/lib/time";
import { signToken, verifyToken } from "@/lib/tokens";

/** Asked 7 days after the delivery and once more 7 days later (FLOWS.md); a mail that is found months later still leads there. */
const LINK_LIFETIME_MS = 180 * DAY_MS;

/** The signed link by which the buyer reviews a product of his order without signing in; works for 180 days. */
export function reviewUrl(orderId: string, productId: string, now: Date): string {
  const token = signToken("review", `${orderId}/${productId}`, new Date(now.getTime() + LINK_LIFETIME_MS));
  return `${env().APP_URL}/reviews/${token}`;
}

/** What a review link's token is about; null when it is forged, of another purpose, or too old. */
export function readReviewToken(token: string, now: Date): { orderId: string; productId: string } | null {
  const [orderId, productId, ...rest] = verifyToken("review", token, now)?.split("/") ?? [];
  return orderId && productId && rest.length === 0 ? { orderId, productId } : null;
}
