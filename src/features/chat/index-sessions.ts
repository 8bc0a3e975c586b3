import { blindToken } from "@/lib/blind-index";
import { inTransaction } from "@/lib/db";
import { openContent } from "./rows";
import { beginningsOf, indexedWords, phoneDigits } from "./search-words";

/** One turn's messages: more of a long conversation follow in the next turn. */
const MOST_MESSAGES = 2_000;

/** Of so many conversations at most so many words are remembered as written: a few megabytes. */
const REMEMBERED_SESSIONS = 500;
const REMEMBERED_WORDS = 500;

/** What stands in the index since this process wrote it: people repeat themselves, and an entry is deleted only with its conversation. */
const written = new Map<string, Set<bigint>>();

function remember(entries: { id: string; token: bigint }[]): void {
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

type Person = { id: string; name: string | null; email: string | null; phone: string | null };
type Unindexed = { id: string; sessionId: string; seq: number; sender: string; contentSealed: string };

/**
 * Puts the words of conversations' unknown messages (people's, not the bot's) into the blind index, with the names, e-mail
 * addresses and phone numbers that belong to the conversation now, and notes how far it came. Again, or twice at once, it
 * changes nothing.
 */
export async function indexSessions(sessionIds: string[]): Promise<void> {
  if (sessionIds.length === 0) return;
  const entries = await inTransaction(async (tx) => {
    const messages = await tx.$queryRaw<Unindexed[]>`
      SELECT m.id, m.session_id AS "sessionId", m.seq, m.sender::text AS sender, m.content_sealed AS "contentSealed"
      FROM chat_session s JOIN chat_message m ON m.session_id = s.id AND m.seq > s.indexed_seq
      WHERE s.id = ANY(${sessionIds}) ORDER BY m.session_id, m.seq LIMIT ${MOST_MESSAGES}`;
    const people = await tx.$queryRaw<Person[]>`
      SELECT s.id, concat_ws(' ', s.name, c.name) AS name, concat_ws(' ', s.email, c.email) AS email,
        concat_ws(';', s.phone, c.phone) AS phone
      FROM chat_session s LEFT JOIN customer c ON c.id = s.customer_id WHERE s.id = ANY(${sessionIds})`;
    const words = new Map(people.map((person) => [person.id, wordsOfPerson(person)]));
    const reached = new Map<string, number>();
    for (const message of messages) {
      reached.set(message.sessionId, message.seq);
      if (message.sender !== "visitor" && message.sender !== "staff") continue;
      const text = openContent(message.contentSealed, message.sessionId, message.id);
      for (const word of indexedWords(text)) words.get(message.sessionId)?.add(word);
    }
    const entries = [...words].flatMap(([id, own]) =>
      [...own].map((word) => ({ id, token: blindToken(word) })).filter(({ token }) => !written.get(id)?.has(token)),
    );
    // In one order everywhere: two turns at once then wait for each other in a row, never in a ring.
    entries.sort((a, b) => (a.token < b.token ? -1 : a.token > b.token ? 1 : a.id < b.id ? -1 : 1));
    if (entries.length > 0)
      await tx.$executeRaw`
      INSERT INTO chat_search_entry (token, session_id)
      SELECT * FROM unnest(${entries.map(({ token }) => token)}::bigint[], ${entries.map(({ id }) => id)}::text[])
      ON CONFLICT DO NOTHING`;
    // Last, so that nobody who writes to the conversation waits for more than the commit.
    const marks = [...reached].sort(([a], [b]) => (a < b ? -1 : 1));
    await tx.$executeRaw`
      UPDATE chat_session s SET indexed_seq = greatest(s.indexed_seq, r.seq)
      FROM (SELECT m.id, m.seq FROM unnest(${marks.map(([id]) => id)}::text[], ${marks.map(([, seq]) => seq)}::int[]) AS m(id, seq)
        JOIN chat_session l ON l.id = m.id ORDER BY m.id FOR UPDATE OF l) r
      WHERE s.id = r.id AND s.indexed_seq < r.seq`;
    return entries;
  });
  remember(entries);
}

function wordsOfPerson({ name, email, phone }: Person): Set<string> {
  const words = indexedWords(`${name ?? ""} ${email ?? ""}`);
  for (const one of (phone ?? "").split(";")) {
    const digits = phoneDigits(one.trim());
    if (digits) for (const beginning of beginningsOf(digits)) words.add(beginning);
  }
  return words;
}
