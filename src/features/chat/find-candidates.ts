import { findOrderPeople } from "@/features/orders/find-order-people";
import { Prisma } from "@/generated/prisma/client";
import { blindTokens } from "@/lib/blind-index";
import { db } from "@/lib/db";
import { lookedUp, type SearchTerms } from "./search-words";

/** Of more conversations with the words these, begun last, are put in order by their latest words. */
const LOOKED_THROUGH = 200;

export type Candidate = { id: string; by: "order" | "phone" | "words" };

/**
 * Conversations that may answer a search, the latest first: those of the order's browser or customer, of the telephone
 * number, and those in which all words stand together, by the blind index; of more than 200 of these, the 200 begun last. Its hits
 * are to be checked against the texts.
 */
export async function findCandidates({ words, phone, orderNumber }: SearchTerms, limit: number): Promise<Candidate[]> {
  const found = await Promise.all([
    orderNumber === null ? [] : ofOrder(orderNumber, limit),
    phone === null ? [] : withWords([lookedUp(phone)], limit),
    withWords(words.map(lookedUp), limit),
  ]);
  const by = ["order", "phone", "words"] as const;
  const once = new Map<string, Candidate>();
  for (const [index, ids] of found.entries())
    for (const { id } of ids) if (!once.has(id)) once.set(id, { id, by: by[index] ?? "words" });
  return [...once.values()].slice(0, limit);
}

async function ofOrder(number: number, limit: number): Promise<{ id: string }[]> {
  const order = await findOrderPeople(number);
  if (!order) return [];
  return db.chatSession.findMany({
    where: {
      lastHumanMessageAt: { not: null },
      OR: [{ customerId: order.customerId }, ...(order.visitorId ? [{ visitorId: order.visitorId }] : [])],
    },
    orderBy: { lastHumanMessageAt: "desc" },
    take: limit,
    select: { id: true },
  });
}

/**
 * Walks the index of the words from the newest conversations on, which is in that order (ids sort by when they were minted), and stops
 * when it has enough: a word that stands in every fifth conversation costs no more than a rare one (QUALITY.md P14).
 */
async function withWords(words: string[], limit: number): Promise<{ id: string }[]> {
  const [first, ...others] = [...new Set(words)].map((word) => entriesOf(blindTokens(word)));
  if (!first) return [];
  const joins = others.map(
    (entries, index) => Prisma.sql`JOIN ${entries} ${Prisma.raw(`o${index}`)} USING (session_id)`,
  );
  return db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM (
      SELECT session_id FROM ${first} f ${joins.length > 0 ? Prisma.join(joins, " ") : Prisma.empty}
      ORDER BY session_id DESC LIMIT ${LOOKED_THROUGH}) found
    JOIN chat_session s ON s.id = found.session_id
    WHERE s.last_human_message_at IS NOT NULL ORDER BY s.last_human_message_at DESC LIMIT ${limit}`;
}

/** Under several keys a conversation may have the word twice, while its entries are made anew. */
const entriesOf = ([token, ...older]: bigint[]): Prisma.Sql =>
  older.length === 0
    ? Prisma.sql`(SELECT session_id FROM chat_search_entry WHERE token = ${token})`
    : Prisma.sql`(SELECT DISTINCT session_id FROM chat_search_entry WHERE token = ANY(${[token, ...older]}::bigint[]))`;
