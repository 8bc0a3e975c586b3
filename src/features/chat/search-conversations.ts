import { db } from "@/lib/db";
import { type Candidate, findCandidates } from "./find-candidates";
import { type ConversationSummary, loadSummaries } from "./load-summaries";
import { openContent } from "./rows";
import { findTerms, foldText, phoneDigits, type SearchTerms, termsOf } from "./search-words";
import { snippetOf } from "./snippet-of";

const MOST_RESULTS = 30;
/** Of a longer conversation the newest are looked through. */
const MOST_MESSAGES = 5_000;

/** Where a search found a conversation. */
export type SearchHit = {
  where: "name" | "email" | "phone" | "order" | "message";
  text: string;
  /** What matched, `[from, to)` in the text. */
  marks: [number, number][];
  /** Of a message: its place, by whom and when. */
  seq?: number;
  by?: string;
  at?: string;
};
export type SearchResult = { conversation: ConversationSummary; hits: SearchHit[] };

type Person = { id: string; names: string[]; emails: string[]; phones: string[] };
type Message = { id: string; sessionId: string; seq: number; senderName: string; at: Date; sealed: string };

/**
 * Conversations in which all words of the query stand (words or beginnings of words, upper and lower case and accents
 * alike) in what people wrote, in the names or e-mail addresses; or that belong to the telephone or order number. Each says
 * where it was found. At most 30, the latest first; of more than 200 with these words only the 200 begun last are looked
 * through. Words need about a second until they are found.
 */
export async function searchConversations(query: string): Promise<SearchResult[]> {
  const terms = termsOf(query);
  const candidates = await findCandidates(terms, MOST_RESULTS);
  if (candidates.length === 0) return [];
  const ids = candidates.map(({ id }) => id);
  const byWords = candidates.filter(({ by }) => by === "words").map(({ id }) => id);
  const [summaries, people, messages] = await Promise.all([loadSummaries(ids), loadPeople(ids), loadMessages(byWords)]);
  const facts = new Map(summaries.map((summary) => [summary.sessionId, summary]));
  return candidates.flatMap((candidate) => {
    const conversation = facts.get(candidate.id);
    const person = people.get(candidate.id);
    if (!conversation || !person) return [];
    const hits = hitsOf(candidate, terms, person, messages.get(candidate.id) ?? []);
    return hits.length > 0 ? [{ conversation, hits }] : [];
  });
}

function hitsOf(candidate: Candidate, terms: SearchTerms, person: Person, messages: Message[]): SearchHit[] {
  if (candidate.by === "order") return [{ where: "order", text: `#${terms.orderNumber}`, marks: [] }];
  if (candidate.by === "phone") {
    const phone = person.phones.find((one) => phoneDigits(one)?.startsWith(terms.phone ?? ""));
    return phone ? [{ where: "phone", text: phone, marks: [] }] : [];
  }
  const missing = new Set(terms.words);
  const hits: SearchHit[] = [];
  for (const [where, texts] of [
    ["name", person.names],
    ["email", person.emails],
  ] as const) {
    const text = texts.find((one) => strike(missing, one, terms.words));
    if (text) hits.push({ where, text, marks: findTerms(text, terms.words) });
  }
  const message = messageWith(messages, missing, terms.words);
  if (message) hits.push(message);
  // The index knows words only by their first letters, and names as they once were: what is not there now is no hit.
  return missing.size === 0 ? hits : [];
}

/** Takes the terms that stand in a text off the missing ones; true when any does. */
function strike(missing: Set<string>, text: string, terms: string[]): boolean {
  const words = findTerms(text, terms).map(([from, to]) => foldText(text.slice(from, to)));
  for (const term of terms) if (words.some((word) => word.startsWith(term))) missing.delete(term);
  return words.length > 0;
}

/** The message that says most of what is asked for, the newest of equal ones; every message counts for what is missing. */
function messageWith(messages: Message[], missing: Set<string>, terms: string[]): SearchHit | null {
  let best: { message: Message; text: string; marks: [number, number][]; said: number } | null = null;
  for (const message of messages) {
    if (best && missing.size === 0) break;
    const text = openContent(message.sealed, message.sessionId, message.id);
    const marks = findTerms(text, terms);
    if (marks.length === 0) continue;
    const words = marks.map(([from, to]) => foldText(text.slice(from, to)));
    const said = terms.filter((term) => words.some((word) => word.startsWith(term))).length;
    strike(missing, text, terms);
    if (!best || said > best.said) best = { message, text, marks, said };
  }
  if (!best) return null;
  const { message } = best;
  return {
    where: "message",
    ...snippetOf(best.text, best.marks),
    seq: message.seq,
    by: message.senderName,
    at: message.at.toISOString(),
  };
}

async function loadPeople(ids: string[]): Promise<Map<string, Person>> {
  const rows = await db.$queryRaw<Person[]>`
    SELECT s.id, array_remove(ARRAY[c.name, s.name], NULL) AS names, array_remove(ARRAY[c.email, s.email], NULL) AS emails,
      array_remove(ARRAY[c.phone, s.phone], NULL) AS phones
    FROM chat_session s LEFT JOIN customer c ON c.id = s.customer_id WHERE s.id = ANY(${ids})`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** People's messages by conversation, newest first. */
async function loadMessages(ids: string[]): Promise<Map<string, Message[]>> {
  const found = new Map<string, Message[]>();
  if (ids.length === 0) return found;
  const rows = await db.$queryRaw<Message[]>`
    SELECT m.* FROM unnest(${ids}::text[]) AS wanted(id) CROSS JOIN LATERAL (
      SELECT id, session_id AS "sessionId", seq, sender_name AS "senderName", created_at AS at, content_sealed AS sealed
      FROM chat_message WHERE session_id = wanted.id AND sender IN ('visitor', 'staff')
      ORDER BY seq DESC LIMIT ${MOST_MESSAGES}) m`;
  for (const row of rows) found.set(row.sessionId, [...(found.get(row.sessionId) ?? []), row]);
  return found;
}
