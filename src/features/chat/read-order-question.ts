import { findPhoneNumbersInText } from "libphonenumber-js";
import type { ChatSenderKind } from "./channels";

/** What the bot's messages in this little dialogue are marked with (`chat_message.auto_response_id`): its only memory. */
export const ASKED_NUMBER = "order-question.number";
export const ASKED_PHONE = "order-question.phone";
export const SAID_WRONG = "order-question.wrong";

/** What identifies an order, as found in a text. Phones are E.164. */
export type OrderClues = { number: number | null; phone: string | null };

const MAX_NUMBER = 2_147_483_647;
/** `#1003`, `order 1003`, `order no. 1003`, `oda namba 1003`: said to be an order's number. */
const NAMED =
  /(?:#\s?|\b(?:order|oda|agizo|parcel|mzigo)\s+(?:(?:number|no|nr|namba|nambari|is|ni|id)\.?:?\s*)*#?)(\d{1,9})\b/iu;
const LONG = /(?<![\d.,])([1-9]\d{3,8})(?![\d]|[.,]\d)/u;
const ANY = /(?<![\d.,])([1-9]\d{0,8})(?![\d]|[.,]\d)/u;

/**
 * The phone and the order number in a text. What belongs to the phone is no number.
 * @param asked true once the bot asked for it: then any number is meant as one; before, only one that is called so or long enough
 */
export function findClues(text: string, asked: boolean): OrderClues {
  const phones = findPhoneNumbersInText(text, { defaultCountry: "KE" }).filter(({ number }) => number.isValid());
  const named = NAMED.exec(text)?.[1];
  // A number that is called an order's is no phone, whatever it looks like.
  const found = phones.find(({ startsAt, endsAt }) => !named || !text.slice(startsAt, endsAt).includes(named));
  const rest = found ? `${text.slice(0, found.startsAt)} ${text.slice(found.endsAt)}` : text;
  const digits = named ?? (asked ? ANY : LONG).exec(rest)?.[1];
  const number = digits === undefined ? null : Number(digits);
  return {
    number: number !== null && number > 0 && number <= MAX_NUMBER ? number : null,
    phone: found?.number.number ?? null,
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
