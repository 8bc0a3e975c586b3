import { parsePhone } from "@/features/customers/rules";
import type { ChatSenderKind } from "./channels";

/** What the bot's messages in this little dialogue are marked with (`chat_message.auto_response_id`): its only memory. */
export const ASKED_NUMBER = "order-question.number";
export const ASKED_PHONE = "order-question.phone";
export const SAID_WRONG = "order-question.wrong";

/** What identifies an order, as found in a text. Phones are E.164. */
export type OrderClues = { number: number | null; phone: string | null };

const MAX_NUMBER = 2_147_483_647;
/** `#7`, `order no. 7`, `oda namba 7`, `order 1003`: said to be an order's number. "I want to order 3 cups" says none. */
const NAMED =
  /#\s?(\d{1,9})\b|\b(?:order|oda|agizo|parcel|mzigo)\s+(?:(?:number|no|nr|namba|nambari|id)\b\.?:?\s*(?:is\s+|ni\s+)?(\d{1,9})|(?:is\s+|ni\s+)?(\d{4,9}))\b/iu;
const LONG = /(?<![\d.,])([1-9]\d{3,8})(?![\d]|[.,]\d)/u;
const ANY = /(?<![\d.,])([1-9]\d{0,8})(?![\d]|[.,]\d)/u;

/** Phones as people write them: with a plus; Kenyan mobile numbers with 0, 254 or neither; other numbers with a 0. */
const PHONES = [
  /(?<!\d)\+\d(?:[\s().-]?\d){7,14}(?!\d)/g,
  /(?<!\d)(?:254|0)?[\s-]?[17]\d{2}(?:[\s-]?\d){6}(?!\d)/g,
  /(?<!\d)0\d(?:[\s-]?\d){6,9}(?!\d)/g,
];

function findPhone(text: string): { typed: string; phone: string } | null {
  for (const pattern of PHONES)
    for (const [typed] of text.matchAll(pattern)) {
      const phone = parsePhone(typed);
      if (phone) return { typed, phone };
    }
  return null;
}

/**
 * The phone (E.164) and the order number in a text. What belongs to the phone is no number.
 * @param asked true once the bot asked for it: then any number is meant as one; before, only one that is called so or long enough
 */
export function findClues(text: string, asked: boolean): OrderClues {
  const [called = "", ...parts] = NAMED.exec(text) ?? [];
  const named = parts.find((part) => part !== undefined);
  const unnamed = called ? text.replace(called, " ; ") : text;
  const found = findPhone(unnamed);
  const rest = found ? unnamed.replace(found.typed, " ; ") : unnamed;
  const digits = named ?? (asked ? ANY : LONG).exec(rest)?.[1];
  const number = digits === undefined ? null : Number(digits);
  return {
    number: number !== null && number > 0 && number <= MAX_NUMBER ? number : null,
    phone: found?.phone ?? null,
  };
}

/** True when a text names an order by its number without being asked: `#1003`, `order 1003`. */
export function namesOrder(text: string): boolean {
  return NAMED.test(text);
}

export type Turn = { sender: ChatSenderKind; content: string; autoResponseId: string | null };

/** Whether the bot has asked and waits for an answer, and what it was told since; `clues` are the newest of each kind. */
export type OrderQuestion = { asking: boolean; clues: OrderClues };

const nothing: OrderClues = { number: null, phone: null };

/**
 * Where the dialogue about an order stands after these messages of one conversation, oldest first. What was wrong is forgotten
 * (both must be written anew); any other answer, of the bot's or a person's, ends it.
 */
export function readOrderQuestion(turns: Turn[]): OrderQuestion {
  let asking = false;
  let clues = nothing;
  for (const { sender, content, autoResponseId } of turns) {
    if (sender === "visitor") {
      const found = findClues(content, asking);
      // Before the bot has asked only the message that began it counts.
      clues = asking ? { number: found.number ?? clues.number, phone: found.phone ?? clues.phone } : found;
    } else {
      asking = sender === "bot" && [ASKED_NUMBER, ASKED_PHONE, SAID_WRONG].includes(autoResponseId ?? "");
      if (!asking || autoResponseId === SAID_WRONG) clues = nothing;
    }
  }
  return { asking, clues };
}
