import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { hasOpenChat } from "@/features/chat/has-open-chat";
import { hasReview } from "@/features/reviews/has-review";
import type { RequestRun } from "./begin-request";
import { findOrder } from "./rows";

/** Everything a mail about the order is decided by and says, read now. */
export async function getRequestFacts({ orderId, anchor }: RequestRun) {
  const [order, reviewed, settings] = await Promise.all([findOrder(orderId), hasReview(orderId), getFlowSettings()]);
  const openChat = order ? await hasOpenChat(order) : false;
  const hasProducts = (order?.items.length ?? 0) > 0;
  return { order, anchor: new Date(anchor), reviewed, openChat, hasProducts, settings };
}
