import { PERSON_BUTTON } from "@/features/auto-responses/default-auto-responses";
import { fillAnswer, withHandOver } from "@/features/auto-responses/fill-answer";
import { getAnswerFacts } from "@/features/auto-responses/get-answer-facts";
import type { AutoResponse } from "@/features/auto-responses/schema";
import type { VisitorIdentity } from "@/features/orders/list-visitor-orders";
import { checkOrderClues } from "./check-order-clues";
import type { AutoReply } from "./choose-auto-reply";
import { findOrderStatus, sentenceOf } from "./find-order-status";
import { ASKED_NUMBER, ASKED_PHONE, type OrderClues, SAID_WRONG } from "./read-order-question";

const PHONE_EXAMPLE = "0712 345 678";

/**
 * The answer to a question about an order. Where an order is is told only to the visitor who placed it, to its owner who is signed
 * in, and to who gives its number and phone; the bot asks for what is missing. A number that is none is answered like another
 * person's. After the third wrong pair the conversation goes to staff.
 * @param rule the rule of the topic: its answer asks for the number, its team takes over
 */
export async function answerOrderQuestion(
  rule: AutoResponse,
  clues: OrderClues,
  who: VisitorIdentity,
  now: Date,
): Promise<AutoReply> {
  const say = (content: string, autoResponseId: string, buttons = [PERSON_BUTTON]): AutoReply => ({
    content,
    quickReplies: buttons,
    autoResponseId,
    oncePerSession: false,
    handsOver: false,
    teamId: null,
  });
  const own = await findOrderStatus(who, clues.number);
  if (own) return { ...say(own, rule.id, []), handsOver: rule.handsOver, teamId: rule.teamId };
  const facts = await getAnswerFacts("", null, now, rule.teamId);
  // Staff chose that people look after this, so nothing is asked.
  if (rule.handsOver)
    return { ...say(fillAnswer(withHandOver(rule.answer), facts), rule.id, []), handsOver: true, teamId: rule.teamId };
  const { number, phone } = clues;
  if (number === null && phone !== null)
    return say("Thank you. And the order number, please? It is in your confirmation mail.", ASKED_NUMBER);
  if (number === null) return say(fillAnswer(rule.answer, facts), ASKED_NUMBER, rule.quickReplies);
  if (phone === null)
    return say(
      `So that order #${number} is told to nobody else: please write the phone number it was placed with, like ${PHONE_EXAMPLE}.`,
      ASKED_PHONE,
    );
  const check = await checkOrderClues({ number, phone }, who.visitorId, now);
  if (check.result === "right") return say(sentenceOf(check.order), rule.id, []);
  if (check.result === "wrong")
    return say(
      `I find no order with this number and this phone. Please check both and write them once more, like #1003, ${PHONE_EXAMPLE}.`,
      SAID_WRONG,
    );
  const words = withHandOver("I could not find the order by this number and phone.");
  return { ...say(fillAnswer(words, facts), rule.id, []), handsOver: true, teamId: rule.teamId };
}
