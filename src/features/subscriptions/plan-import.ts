import { db } from "@/lib/db";
import { markOf } from "@/lib/tokens";
import { type ImportRow, readImport } from "./read-import";
import type { ImportInput } from "./schema";

/**
 * What becomes of a row. `added`: is subscribed by it, or asked to confirm. `known`: is subscribed, or was asked, already. Those who left, whom
 * nothing may reach, and who were erased at their own wish stay away: only they themselves can come back.
 */
export type RowOutcome = "added" | "known" | "left" | "blocked" | "erased" | "repeated" | "faulty";

export type PlannedRow = ImportRow & { outcome: RowOutcome };

export type ImportPlan = {
  counts: Record<RowOutcome, number>;
  /** The first 200 rows that are not added, with why. */
  others: { line: number; given: string; outcome: RowOutcome; fault: string | null }[];
};

const CHUNK = 5_000;
const MOST_SHOWN = 200;

type Known = { confirmedAt: Date | null; unsubscribedAt: Date | null; sunsetAt: Date | null };

async function outcomesOf(emails: string[], consent: "proved" | "ask", now: Date): Promise<Map<string, RowOutcome>> {
  const marks = new Map(emails.map((email) => [markOf(email), email]));
  const both = [...emails, ...marks.keys()];
  const [known, held, erased] = await Promise.all([
    db.emailSubscription.findMany({ where: { email: { in: emails } } }),
    db.suppression.findMany({
      where: { email: { in: both }, liftedAt: null, OR: [{ until: null }, { until: { gt: now } }] },
      select: { email: true },
    }),
    db.dataRequest.findMany({
      where: { email: { in: [...marks.keys()] }, kind: "erase", doneAt: { not: null } },
      select: { email: true },
    }),
  ]);
  const outcomes = new Map<string, RowOutcome>();
  for (const { email } of erased) outcomes.set(marks.get(email) ?? email, "erased");
  for (const { email, ...facts } of known) outcomes.set(email, ofKnown(facts, consent));
  for (const { email } of held) outcomes.set(marks.get(email) ?? email, "blocked");
  return outcomes;
}

function ofKnown({ confirmedAt, unsubscribedAt, sunsetAt }: Known, consent: "proved" | "ask"): RowOutcome {
  if (unsubscribedAt || sunsetAt) return "left";
  return confirmedAt || consent === "ask" ? "known" : "added";
}

/** What would become of each row of a list now. Changes nothing. @throws DomainError invalid `subscriptions.list_not_readable` */
export async function planRows(
  { csv, consent }: Pick<ImportInput, "csv" | "consent">,
  now: Date,
): Promise<PlannedRow[]> {
  const rows = readImport(csv, consent, now);
  const emails = [...new Set(rows.flatMap((row) => ("email" in row ? [row.email] : [])))];
  const outcomes = new Map<string, RowOutcome>();
  for (let at = 0; at < emails.length; at += CHUNK)
    for (const [email, outcome] of await outcomesOf(emails.slice(at, at + CHUNK), consent, now))
      outcomes.set(email, outcome);
  const seen = new Set<string>();
  return rows.map((row) => {
    if (!("email" in row)) return { ...row, outcome: "faulty" };
    if (seen.has(row.email)) return { ...row, outcome: "repeated" };
    seen.add(row.email);
    return { ...row, outcome: outcomes.get(row.email) ?? "added" };
  });
}

/** The plan of a list in numbers, and what staff should look at. */
export function toPlan(rows: PlannedRow[]): ImportPlan {
  const counts = { added: 0, known: 0, left: 0, blocked: 0, erased: 0, repeated: 0, faulty: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  const others = rows.filter(({ outcome }) => outcome !== "added").slice(0, MOST_SHOWN);
  return {
    counts,
    others: others.map((row) => ({
      ...{ line: row.line, outcome: row.outcome },
      given: "email" in row ? row.email : row.given,
      fault: "fault" in row ? row.fault : null,
    })),
  };
}

/**
 * The dry run of an import: how many would be subscribed or asked, and of the others who and why. Changes nothing.
 * @throws DomainError invalid `subscriptions.list_not_readable`
 */
export async function planImport(input: Pick<ImportInput, "csv" | "consent">, now = new Date()): Promise<ImportPlan> {
  return toPlan(await planRows(input, now));
}
