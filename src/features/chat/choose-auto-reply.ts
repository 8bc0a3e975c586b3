import { fillAnswer, variablesIn, withHandOver } from "@/features/auto-responses/fill-answer";
import { findHits } from "@/features/auto-responses/find-hits";
import { getAnswerFacts } from "@/features/auto-responses/get-answer-facts";
import { listAutoResponses } from "@/features/auto-responses/list-auto-responses";
import { conditionOf, GREETING_TOPIC, ORDER_TRACKING_TOPIC } from "@/features/auto-responses/rules";
import type { AutoResponse } from "@/features/auto-responses/schema";
import { getAvailability } from "@/features/opening-hours/get-availability";
import { isAnybodyOnline } from "@/features/teams/is-anybody-online";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { answerOrderQuestion } from "./answer-order-question";
import { listTurns } from "./list-turns";
import { namesOrder, readOrderQuestion } from "./read-order-question";

/** What the bot would say, and what follows from it. */
export type AutoReply = {
  content: string;
  /** Answers the visitor can tap. */
  quickReplies: string[];
  /** The rule it came from, or the step of the dialogue about an order (read-order-question). */
  autoResponseId: string | null;
  /** At most once in a conversation: dropped when `autoResponseId` was given in it before. */
  oncePerSession: boolean;
  /** After it the conversation is people's, with a team that team's. */
  handsOver: boolean;
  teamId: string | null;
};

type Visitor = { visitorId: string; customerId: string | null };

/**
 * What the bot would say to a visitor's message, if it may speak; null when no rule fits or CHAT_AUTO_RESPONSE_ENABLED is off. Of
 * the rules that fit the first whose condition holds now answers; one for once in a conversation is passed over the second time.
 * An answer to the bot's own question about an order goes before the rules. It writes nothing but the count of wrong tries.
 */
export async function chooseAutoReply(
  content: string,
  who: Visitor,
  { sessionId }: { sessionId: string },
  now: Date,
): Promise<AutoReply | null> {
  if (!env().CHAT_AUTO_RESPONSE_ENABLED) return null;
  const rules = await listAutoResponses();
  const hits = findHits(content, rules).map(({ response }) => response);
  const orderRule = rules.find(({ topic }) => topic === ORDER_TRACKING_TOPIC);
  if (orderRule && /\d/.test(content)) {
    const question = readOrderQuestion([
      ...(await listTurns(sessionId, who.visitorId, now)),
      { sender: "visitor", content, autoResponseId: null },
    ]);
    const outranked = hits.some(({ priority }) => priority > orderRule.priority);
    if (question.asking || (namesOrder(content) && !outranked) || hits[0] === orderRule)
      return answerOrderQuestion(orderRule, question.clues, who, now);
  }
  const rule = await firstThatMayAnswer(hits, sessionId, now);
  if (!rule) return null;
  if (rule === orderRule) return answerOrderQuestion(rule, { number: null, phone: null }, who, now);
  return toReply(rule, content, () => findName(sessionId), now);
}

/** The bot's first words in a new conversation; null when they, or the bot, are switched off, or their condition does not hold. */
export async function chooseGreeting(customerName: string | null, now: Date): Promise<AutoReply | null> {
  if (!env().CHAT_AUTO_RESPONSE_ENABLED) return null;
  const greeting = (await listAutoResponses()).find(({ topic }) => topic === GREETING_TOPIC);
  if (!greeting || !(await mayAnswer(greeting, now))) return null;
  return toReply(greeting, "", async () => customerName, now);
}

async function mayAnswer({ when }: AutoResponse, now: Date): Promise<boolean> {
  if (when === "always") return true;
  const open = when !== "outside_hours" || (await getAvailability(now)).open;
  const staffOnline = when !== "no_staff" || (await isAnybodyOnline(now));
  return conditionOf(when, { open, staffOnline }).holds;
}

async function firstThatMayAnswer(rules: AutoResponse[], sessionId: string, now: Date): Promise<AutoResponse | null> {
  for (const rule of rules) {
    if (!(await mayAnswer(rule, now))) continue;
    if (!rule.oncePerSession || !(await wasGiven(rule.id, sessionId))) return rule;
  }
  return null;
}

async function wasGiven(autoResponseId: string, sessionId: string): Promise<boolean> {
  return (await db.chatMessage.findFirst({ where: { sessionId, autoResponseId }, select: { id: true } })) !== null;
}

/** As typed, or as the customer of the conversation is called. */
async function findName(sessionId: string): Promise<string | null> {
  const session = await db.chatSession.findUnique({
    where: { id: sessionId },
    select: { name: true, customer: { select: { name: true } } },
  });
  return session?.name ?? session?.customer?.name ?? null;
}

async function toReply(
  rule: AutoResponse,
  content: string,
  askName: () => Promise<string | null>,
  now: Date,
): Promise<AutoReply> {
  const text = rule.handsOver ? withHandOver(rule.answer) : rule.answer;
  const variables = variablesIn(text);
  const name = variables.includes("customer.firstName") ? await askName() : null;
  const words = variables.length > 0 ? fillAnswer(text, await getAnswerFacts(content, name, now, rule.teamId)) : text;
  const { quickReplies, oncePerSession, handsOver, teamId } = rule;
  return { content: words, quickReplies, autoResponseId: rule.id, oncePerSession, handsOver, teamId };
}
