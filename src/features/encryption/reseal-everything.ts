import { changeSetting } from "@/features/settings/change-setting";
import { readSetting } from "@/features/settings/read-setting";
import { dataKeys } from "@/lib/data-keys";
import { SECOND_MS } from "@/lib/time";
import { parts } from "./list-parts";
import { isWalkDue } from "./rules";
import { lastWalkSetting } from "./schema";

/** Where a walk through all sealed texts has come to: rows of `part` behind the key `after` are next. */
export type Place = { part: number; after: string; unreadable: number };

/** A step's turn; what is left is for the next one. */
const TURN_MS = 20 * SECOND_MS;

const keyIds = () => dataKeys().map(({ id }) => id);

/** The place where a walk begins; null while none is due. */
export async function beginWalk(now: Date): Promise<Place | null> {
  const last = await readSetting(lastWalkSetting);
  return isWalkDue(last, { keyIds: keyIds(), at: now }) ? { part: 0, after: "", unreadable: 0 } : null;
}

/**
 * Seals texts under the first key and makes the search findable under it, for 20 s at most, from a place on. Nobody waits for it, nothing is lost
 * when it is stopped anywhere, runs twice from the same place or beside writers: each text is replaced only while it is the one that was
 * read. What no key opens stays as it is and is counted.
 * @returns the place to go on from; null at the end, which is then recorded
 */
export async function resealFrom(place: Place, now: Date): Promise<Place | null> {
  const began = performance.now();
  let { part: at, after, unreadable } = place;
  while (performance.now() - began < TURN_MS) {
    const part = parts[at];
    if (!part) {
      const walk = { keyIds: keyIds(), finishedAt: now.toISOString(), unreadable };
      await changeSetting(lastWalkSetting, walk, { id: null });
      return null;
    }
    const done = await part.makeAnew(after, part.most);
    unreadable += done.unreadable.length;
    if (done.looked.length < part.most) [at, after] = [at + 1, ""];
    else after = done.looked.at(-1) ?? after;
  }
  return { part: at, after, unreadable };
}
