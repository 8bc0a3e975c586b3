import { findOrderPeople } from "@/features/orders/find-order-people";
import { Prisma } from "@/generated/prisma/client";
import { blindTokens } from "@/lib/blind-index";
import { db } from "@/lib/db";
import { lookedUp, type SearchTerms } from "./search-words";

export type Candidate = { id: string; by: "order" | "phone" | "words" };

/**
 * Conversations that may answer a search, the latest first: those of the order's browser or customer, of the telephone
 * number, and those in which all words stand together, by the blind index. Its hits are to be checked against the texts.
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

/** One join per word: Postgres begins with the rarest, whose rows it knows to be few. */
async function withWords(words: string[], limit: number): Promise<{ id: string }[]> {
  if (words.length === 0) return [];
  const joins = [...new Set(words)].map((word, index) => {
    const entry = Prisma.raw(`e${index}`);
    return Prisma.sql`JOIN ${entriesOf(blindTokens(word))} ${entry} ON ${entry}.session_id = s.id`;
  });
  return db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM chat_session s ${Prisma.join(joins, " ")}
    WHERE s.last_human_message_at IS NOT NULL ORDER BY s.last_human_message_at DESC LIMIT ${limit}`;
}

/** Under several keys a conversation may have the word twice, while its entries are made anew. */
const entriesOf = ([token, ...older]: bigint[]): Prisma.Sql =>
  older.length === 0
    ? Prisma.sql`(SELECT session_id FROM chat_search_entry WHERE token = ${token})`
    : Prisma.sql`(SELECT DISTINCT session_id FROM chat_search_entry WHERE token = ANY(${[token, ...older]}::bigint[]))`;
