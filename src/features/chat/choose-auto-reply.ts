import { env } from "@/lib/env";
import { findOrderStatus } from "./find-order-status";
import { listAutoResponses } from "./list-auto-responses";
import { GREETING_TOPIC, matchAutoResponse, ORDER_TRACKING_TOPIC } from "./rules";

/** What the bot would say, and what follows from it. */
export type AutoReply = {
  content: string;
  /** Answers the visitor can tap. */
  quickReplies: string[];
  /** The rule it came from. */
  autoResponseId: string | null;
  /** At most once in a conversation: dropped when `autoResponseId` was given in it before. */
  oncePerSession: boolean;
  /** After it the conversation is people's, with a team that team's. */
  handsOver: boolean;
  teamId: string | null;
};

const plainly = (content: string): AutoReply => ({
  content,
  quickReplies: [],
  autoResponseId: null,
  oncePerSession: false,
  handsOver: false,
  teamId: null,
});

/**
 * What the bot would say to a visitor's message, if it may speak; null when nothing fits or CHAT_AUTO_RESPONSE_ENABLED is
 * off. To a question about an order it tells of this visitor's own orders only.
 */
export async function chooseAutoReply(
  content: string,
  who: { visitorId: string; customerId: string | null; ip: string },
  _session: { sessionId: string },
  _now: Date,
): Promise<AutoReply | null> {
  if (!env().CHAT_AUTO_RESPONSE_ENABLED) return null;
  const response = matchAutoResponse(content, await listAutoResponses());
  if (!response) return null;
  const status = response.topic === ORDER_TRACKING_TOPIC ? await findOrderStatus(who) : null;
  return plainly(status ?? response.answer);
}

/** The bot's first words; null when they, or the bot, are switched off. */
export async function chooseGreeting(): Promise<string | null> {
  if (!env().CHAT_AUTO_RESPONSE_ENABLED) return null;
  const greeting = (await listAutoResponses()).find(({ topic }) => topic === GREETING_TOPIC);
  return greeting?.answer ?? null;
}
