import { findGuestChats, findHeard } from "./rows";
import type { Signs } from "./rules";

/** When a subscriber was last heard of, by each way, also as a guest of the chat; null when there is no such subscription. */
export async function findSigns(subscriptionId: string): Promise<(Signs & { email: string }) | null> {
  const heard = await findHeard(subscriptionId);
  if (!heard) return null;
  const { email, orderedAt, clickedAt, chattedAt } = heard;
  const guest = (await findGuestChats([email])).get(email) ?? null;
  const chatted = guest && (!chattedAt || guest > chattedAt) ? guest : chattedAt;
  return { email, orderedAt, clickedAt, chattedAt: chatted };
}
