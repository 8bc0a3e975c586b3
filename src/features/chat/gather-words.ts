import type { Tx } from "@/lib/db";
import { openContent } from "./rows";
import { beginningsOf, indexedWords, phoneDigits } from "./search-words";

export type IndexedMessage = { id: string; sessionId: string; seq: number; sender: string; contentSealed: string };
type Person = { id: string; name: string | null; email: string | null; phone: string | null };

/**
 * What conversations are found by, by their ids: the words of these messages (people's, not the bot's), and the names, e-mail
 * addresses and phone numbers that belong to them now. A conversation that is gone is not among them.
 */
export async function gatherWords(
  tx: Tx,
  sessionIds: string[],
  messages: IndexedMessage[],
): Promise<Map<string, Set<string>>> {
  const people = await tx.$queryRaw<Person[]>`
    SELECT s.id, concat_ws(' ', s.name, c.name) AS name, concat_ws(' ', s.email, c.email) AS email,
      concat_ws(';', s.phone, c.phone) AS phone
    FROM chat_session s LEFT JOIN customer c ON c.id = s.customer_id WHERE s.id = ANY(${sessionIds})`;
  const words = new Map(people.map((person) => [person.id, wordsOfPerson(person)]));
  for (const { id, sessionId, sender, contentSealed } of messages) {
    if (sender !== "visitor" && sender !== "staff") continue;
    for (const word of indexedWords(openContent(contentSealed, sessionId, id))) words.get(sessionId)?.add(word);
  }
  return words;
}

function wordsOfPerson({ name, email, phone }: Person): Set<string> {
  const words = indexedWords(`${name ?? ""} ${email ?? ""}`);
  for (const one of (phone ?? "").split(";")) {
    const digits = phoneDigits(one.trim());
    if (digits) for (const beginning of beginningsOf(digits)) words.add(beginning);
  }
  return words;
}
