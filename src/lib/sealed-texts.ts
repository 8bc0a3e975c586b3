import { Prisma } from "@/generated/prisma/client";
import { db } from "./db";
import { SealedShut, seal, sealedPrefix, unseal } from "./secret-box";

/** A column of sealed texts, as the feature that owns it declares it in its rows.ts. */
export type SealedColumn = {
  table: string;
  /** The primary key, one column of text. */
  key: string;
  column: string;
  /** Other columns of text that the binding needs. */
  facts?: string[];
  /** What a row's text is bound to, from its columns. */
  boundTo: (row: Record<string, string>) => string;
  /** Which rows hold sealed text, in SQL with `t` for the table; unset: all. */
  only?: Prisma.Sql;
};

const name = (identifier: string) => Prisma.raw(`"${identifier}"`);

const stale = ({ column, only }: SealedColumn) => Prisma.sql`t.${name(column)} IS NOT NULL
  AND NOT starts_with(t.${name(column)}, ${sealedPrefix()}) ${only ? Prisma.sql`AND ${only}` : Prisma.empty}`;

/** How many texts of a column there are, and how many of them are not sealed under the first key. */
export async function countSealed(column: SealedColumn): Promise<{ all: number; stale: number }> {
  const [row] = await db.$queryRaw<{ all: number; stale: number }[]>`
    SELECT count(*)::int AS all, (count(*) FILTER (WHERE ${stale(column)}))::int AS stale FROM ${name(column.table)} t
    WHERE t.${name(column.column)} IS NOT NULL ${column.only ? Prisma.sql`AND ${column.only}` : Prisma.empty}`;
  return row ?? { all: 0, stale: 0 };
}

/**
 * Seals the next texts of a column under the first key, in the order of their row's keys. A text that somebody changes or deletes at
 * the same time stays as that one left it; twice, or at once, nothing else happens.
 * @param after only rows behind this key
 * @returns the keys it looked at, fewer than `most` at the end; `unreadable` are those that no key opens: they stay as they are
 */
export async function resealTexts(
  column: SealedColumn,
  after: string,
  most: number,
): Promise<{ looked: string[]; unreadable: string[] }> {
  const { table, key, facts = [] } = column;
  const columns = [key, ...facts].map((fact) => Prisma.sql`t.${name(fact)}`);
  const rows = await db.$queryRaw<(Record<string, string> & { was: string; at: string })[]>`
    SELECT ${Prisma.join(columns)}, t.${name(key)} AS at, t.${name(column.column)} AS was FROM ${name(table)} t
    WHERE t.${name(key)} > ${after} AND ${stale(column)} ORDER BY t.${name(key)} LIMIT ${most}`;
  const unreadable: string[] = [];
  const fresh = rows.flatMap(({ was, at, ...row }) => {
    try {
      const boundTo = column.boundTo(row);
      return { at, was, now: seal(unseal(was, boundTo), boundTo) };
    } catch (error) {
      if (!(error instanceof SealedShut)) throw error;
      unreadable.push(at);
      return [];
    }
  });
  if (fresh.length > 0) await replace(column, fresh);
  return { looked: rows.map(({ at }) => at), unreadable };
}

/** Only where the text is still the one that was read; locked in the order of the keys, so that two wait for each other in a row. */
async function replace({ table, key, column }: SealedColumn, fresh: { at: string; was: string; now: string }[]) {
  const [at, was, now] = (["at", "was", "now"] as const).map((part) => fresh.map((row) => row[part]));
  await db.$executeRaw`
    WITH same AS (
      SELECT t.${name(key)} AS at, f.now FROM ${name(table)} t
      JOIN unnest(${at}::text[], ${was}::text[], ${now}::text[]) AS f(at, was, now)
        ON t.${name(key)} = f.at AND t.${name(column)} = f.was
      ORDER BY t.${name(key)} FOR NO KEY UPDATE OF t)
    UPDATE ${name(table)} t SET ${name(column)} = same.now FROM same WHERE t.${name(key)} = same.at`;
}
