import { createHash } from "node:crypto";
import { findOrderByPhone } from "@/features/orders/find-order-by-phone";
import { countTry, forgiveTry } from "@/lib/count-tries";
import { DAY_MS } from "@/lib/time";

/** Wrong tries of one visitor in a day, then staff (issue 3: "3 tries, then staff"). */
export const TRIES = 3;
/** Wrong tries at one number in a day, by whomever: a phone number is not found by trying. */
const TRIES_PER_ORDER = 10;

const VISITOR = "chat.order_question";
const ORDER = "chat.order_question_of";
const PAIR = "chat.order_question_pair";

/** `wrong`: unknown number or other phone, nobody can tell which. `too_many`: from here on only staff help. */
export type ClueCheck =
  | { result: "right"; order: NonNullable<Awaited<ReturnType<typeof findOrderByPhone>>> }
  | { result: "wrong" | "too_many" };

/**
 * The order of a number and a phone. A right pair costs no try, nor does a wrong one that is sent twice (a bad network repeats);
 * who has used up his tries is told nothing, also not about a right pair. Tries at once are counted one by one.
 */
export async function checkOrderClues(
  clues: { number: number; phone: string },
  visitorId: string,
  now: Date,
): Promise<ClueCheck> {
  const number = String(clues.number);
  const [tries, triesOfOrder] = await Promise.all([
    countTry(VISITOR, visitorId, DAY_MS, now),
    countTry(ORDER, number, DAY_MS, now),
  ]);
  if (tries > TRIES || triesOfOrder > TRIES_PER_ORDER) return { result: "too_many" };
  const forgive = () => Promise.all([forgiveTry(VISITOR, visitorId), forgiveTry(ORDER, number)]);
  const order = await findOrderByPhone(clues.number, clues.phone);
  if (order) {
    await forgive();
    return { result: "right", order };
  }
  // Nobody's phone stands in the counter's key.
  const pair = createHash("sha256").update(`${visitorId}/${number}/${clues.phone}`).digest("base64url");
  if ((await countTry(PAIR, pair, DAY_MS, now)) > 1) {
    await forgive();
    return { result: "wrong" };
  }
  return { result: tries === TRIES ? "too_many" : "wrong" };
}
