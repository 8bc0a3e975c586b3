import { blindToken } from "@/lib/blind-index";
import { inTransaction, type Tx } from "@/lib/db";
import { gatherWords, type IndexedMessage } from "./gather-words";
import { type SearchEntry, writeSearchEntries } from "./write-search-entries";

/** One turn's messages: more of a long conversation follow in the next turn. */
const MOST_MESSAGES = 2_000;

/** Of so many conversations at most so many words are remembered as written: a few megabytes. */
const REMEMBERED_SESSIONS = 500;
const REMEMBERED_WORDS = 500;

/** What stands in the index since this process wrote it: people repeat themselves, and an entry of today's key is deleted only with its conversation. */
const written = new Map<string, Set<bigint>>();

function remember(entries: SearchEntry[]): void {
  for (const { id, token } of entries) {
    const known = written.get(id) ?? new Set();
    if (known.size < REMEMBERED_WORDS) known.add(token);
    written.set(id, known);
  }
  for (const id of written.keys()) {
    if (written.size <= REMEMBERED_SESSIONS) break;
    written.delete(id);
  }
}

/**
 * Puts the words of conversations' unknown messages (people's, not the bot's) into the blind index, with the names, e-mail
 * addresses and phone numbers that belong to the conversation now, and notes how far it came. Again, or twice at once, it
 * changes nothing; of a conversation that is deleted meanwhile it leaves nothing.
 */
export async function indexSessions(sessionIds: string[]): Promise<void> {
  if (sessionIds.length === 0) return;
  const entries = await inTransaction(async (tx) => {
    const messages = await tx.$queryRaw<IndexedMessage[]>`
      SELECT m.id, m.session_id AS "sessionId", m.seq, m.sender::text AS sender, m.content_sealed AS "contentSealed"
      FROM chat_session s JOIN chat_message m ON m.session_id = s.id AND m.seq > s.indexed_seq
      WHERE s.id = ANY(${sessionIds}) ORDER BY m.session_id, m.seq LIMIT ${MOST_MESSAGES}`;
    const words = await gatherWords(tx, sessionIds, messages);
    const entries = [...words].flatMap(([id, own]) =>
      [...own].map((word) => ({ id, token: blindToken(word) })).filter(({ token }) => !written.get(id)?.has(token)),
    );
    await writeSearchEntries(tx, entries);
    const reached = new Map(messages.map(({ sessionId, seq }) => [sessionId, seq]));
    const kept = await markIndexed(tx, [...words.keys()], reached);
    const gone = [...words.keys()].filter((id) => !kept.has(id));
    if (gone.length > 0) await tx.chatSearchEntry.deleteMany({ where: { sessionId: { in: gone } } });
    return entries.filter(({ id }) => kept.has(id));
  });
  remember(entries);
}

/**
 * Notes how far the search knows conversations and locks them, so that whoever deletes one finds all its entries.
 * Last in the transaction, so that nobody who writes to the conversation waits for more than the commit.
 * @returns those that are still there
 */
async function markIndexed(tx: Tx, ids: string[], reached: Map<string, number>): Promise<Set<string>> {
  const marks = [...reached];
  const kept = await tx.$queryRaw<{ id: string }[]>`
    WITH kept AS (SELECT id FROM chat_session WHERE id = ANY(${ids}) ORDER BY id FOR NO KEY UPDATE),
    marked AS (
      UPDATE chat_session s SET indexed_seq = greatest(s.indexed_seq, r.seq)
      FROM unnest(${marks.map(([id]) => id)}::text[], ${marks.map(([, seq]) => seq)}::int[]) AS r(id, seq) JOIN kept USING (id)
      WHERE s.id = r.id AND s.indexed_seq < r.seq)
    SELECT id FROM kept`;
  return new Set(kept.map(({ id }) => id));
}
