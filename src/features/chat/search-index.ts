import { setTimeout as sleep } from "node:timers/promises";
import { db } from "@/lib/db";
import { log } from "@/lib/log";
import { SECOND_MS } from "@/lib/time";
import { indexSessions } from "./index-sessions";

const GATHERED_MS = SECOND_MS;
const BATCH = 100;
/** A cron's turn; what is left is for the next one. */
const TURN_MS = 20 * SECOND_MS;

const waiting = new Set<string>();
let working = false;

/**
 * Lets the search know a conversation's new words within about a second. Call it after the commit; it returns at once and
 * never throws. What a crash loses, `indexMissing` finds by the conversation's own `indexedSeq`.
 */
export function indexSoon(sessionId: string): void {
  waiting.add(sessionId);
  if (working) return;
  working = true;
  void workOff().catch((error: unknown) => log.error({ err: error }, "search index fell behind"));
}

async function workOff(): Promise<void> {
  try {
    while (waiting.size > 0) {
      await sleep(GATHERED_MS, undefined, { ref: false });
      const batch = [...waiting].slice(0, BATCH);
      for (const id of batch) waiting.delete(id);
      await indexSessions(batch);
    }
  } finally {
    working = false;
  }
}

/**
 * Lets the search know every conversation with words that it does not know yet, oldest first, for at most 20 s. Running
 * twice at once does the work twice and nothing else.
 * @returns how many conversations were looked at
 */
export async function indexMissing(now = new Date()): Promise<number> {
  const began = performance.now();
  // What was written just now is on its way by itself.
  const settledBefore = new Date(now.getTime() - 5 * SECOND_MS);
  let looked = 0;
  while (performance.now() - began < TURN_MS) {
    const missing = await db.$queryRaw<{ id: string }[]>`
      SELECT id FROM chat_session WHERE indexed_seq < last_seq AND last_message_at < ${settledBefore} ORDER BY id LIMIT ${BATCH}`;
    if (missing.length === 0) break;
    await indexSessions(missing.map(({ id }) => id));
    looked += missing.length;
  }
  return looked;
}
