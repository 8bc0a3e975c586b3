import { blindKeyId, blindToken } from "@/lib/blind-index";
import { db, inTransaction, type Tx } from "@/lib/db";
import { SealedShut } from "@/lib/secret-box";
import { gatherWords, type IndexedMessage } from "./gather-words";
import { writeSearchEntries } from "./write-search-entries";

/** Of a longer conversation so many messages at a time. */
const CHUNK = 1_000;

/** How many conversations have words in the search index that an older key made. */
export async function countToReindex(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT session_id)::int AS count FROM chat_search_entry WHERE key_id IS DISTINCT FROM ${blindKeyId()}`;
  return row?.count ?? 0;
}

/**
 * Makes the search entries of the next conversations anew that an older key made, in the order of their ids, each in a transaction
 * of its own: at every moment a conversation is found by the old entries or the new ones (`findCandidates` asks for both).
 * @param after only conversations behind this id
 * @returns the ids it looked at, fewer than `most` at the end; `unreadable` are those with a text that no key opens: they stay as they are
 */
export async function reindexSessions(
  after: string,
  most: number,
): Promise<{ looked: string[]; unreadable: string[] }> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM chat_session s WHERE s.id > ${after} AND EXISTS (
      SELECT FROM chat_search_entry e WHERE e.session_id = s.id AND e.key_id IS DISTINCT FROM ${blindKeyId()})
    ORDER BY s.id LIMIT ${most}`;
  const looked = due.map(({ id }) => id);
  const unreadable: string[] = [];
  for (const id of looked) if (!(await reindex(id))) unreadable.push(id);
  return { looked, unreadable };
}

function reindex(sessionId: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    // Holds up who deletes the conversation, and nobody who writes in it.
    const [kept] = await tx.$queryRaw<unknown[]>`SELECT 1 FROM chat_session WHERE id = ${sessionId} FOR KEY SHARE`;
    if (!kept) return true;
    // Before the messages: whatever these entries stand for is then among the messages that are read.
    const old = await tx.$queryRaw<{ token: bigint }[]>`
      SELECT token FROM chat_search_entry WHERE session_id = ${sessionId} AND key_id IS DISTINCT FROM ${blindKeyId()}`;
    const words = await allWords(tx, sessionId);
    if (!words) return false;
    const fresh = [...words].map(blindToken);
    // Entries of before keys had ids may be the same numbers.
    await tx.$executeRaw`
      UPDATE chat_search_entry SET key_id = ${blindKeyId()}
      WHERE session_id = ${sessionId} AND key_id IS NULL AND token = ANY(${fresh}::bigint[])`;
    await writeSearchEntries(
      tx,
      fresh.map((token) => ({ id: sessionId, token })),
    );
    await tx.$executeRaw`
      DELETE FROM chat_search_entry WHERE session_id = ${sessionId} AND key_id IS DISTINCT FROM ${blindKeyId()}
        AND token = ANY(${old.map(({ token }) => token)}::bigint[])`;
    return true;
  });
}

/** Null when there is a text that no key opens. */
async function allWords(tx: Tx, sessionId: string): Promise<Set<string> | null> {
  const all = new Set<string>();
  for (let seq = 0; ; ) {
    const messages = await tx.$queryRaw<IndexedMessage[]>`
      SELECT id, session_id AS "sessionId", seq, sender::text AS sender, content_sealed AS "contentSealed"
      FROM chat_message WHERE session_id = ${sessionId} AND seq > ${seq} ORDER BY seq LIMIT ${CHUNK}`;
    try {
      const words = await gatherWords(tx, [sessionId], messages);
      for (const word of words.get(sessionId) ?? []) all.add(word);
    } catch (error) {
      if (error instanceof SealedShut) return null;
      throw error;
    }
    const last = messages.at(-1);
    if (!last || messages.length < CHUNK) return all;
    seq = last.seq;
  }
}
