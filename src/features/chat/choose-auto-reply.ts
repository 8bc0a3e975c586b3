import { env } from "@/lib/env";
import { findOrderStatus } from "./find-order-status";
import { listAutoResponses } from "./list-auto-responses";
import { GREETING_TOPIC, matchAutoResponse, ORDER_TRACKING_TOPIC } from "./rules";

/**
 * What the bot would say to a visitor's message, if it may speak; null when nothing fits or CHAT_AUTO_RESPONSE_ENABLED is
 * off. To a question about an order it tells of this visitor's own orders only.
 */
export async function chooseAutoReply(
  content: string,
  who: { visitorId: string; customerId: string | null },
): Promise<string | null> {
  if (!env().CHAT_AUTO_RESPONSE_ENABLED) return null;
  const response = matchAutoResponse(content, await listAutoResponses());
  if (response?.topic !== ORDER_TRACKING_TOPIC) return response?.answer ?? null;
  return (await findOrderStatus(who)) ?? response.answer;
}

/** The bot's first words; null when they, or the bot, are switched off. */
export async function chooseGreeting(): Promise<string | null> {
  if (!env().CHAT_AUTO_RESPONSE_ENABLED) return null;
  const greeting = (await listAutoResponses()).find(({ topic }) => topic === GREETING_TOPIC);
  return greeting?.answer ?? null;
}
