import { DAY_MS, HOUR_MS } from "@/lib/time";
import type { LastWalk } from "./schema";

/** A process that was started with the former keys may have written behind the walk. */
const LOOKED_AFTER_MS = { severalKeys: HOUR_MS, oneKey: DAY_MS };

/**
 * True when all sealed texts are to be gone through: the keys have changed since the last walk, or it is a day ago, an hour while there
 * are older keys.
 */
export function isWalkDue({ keyIds, finishedAt }: LastWalk, now: { keyIds: string[]; at: Date }): boolean {
  if (!keyIds || !finishedAt || keyIds.join() !== now.keyIds.join()) return true;
  return (
    now.at.getTime() - new Date(finishedAt).getTime() >= LOOKED_AFTER_MS[keyIds.length > 1 ? "severalKeys" : "oneKey"]
  );
}

/** Texts, and what is found by the search, that wait for the first key. */
export type Remaining = { texts: number; conversations: number };

/**
 * What staff may do about keys now. `resealing`: texts are being sealed anew, all keys must stay. `unreadable`: a key is missing that
 * some texts need. `droppable`: the keys behind the first are needed no more. `settled`: there is one key and it is all that is needed.
 */
export type KeyAdvice = "resealing" | "unreadable" | "droppable" | "settled";

/** @param unreadable how much the last walk could not open; counts only once that walk was done with today's keys */
export function adviseOnKeys(remaining: Remaining, keys: number, unreadable: number): KeyAdvice {
  if (remaining.texts + remaining.conversations === 0) return keys > 1 ? "droppable" : "settled";
  return unreadable > 0 ? "unreadable" : "resealing";
}
