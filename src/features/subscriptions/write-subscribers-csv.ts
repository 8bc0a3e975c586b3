import { db } from "@/lib/db";
import { writeCsvLine } from "@/lib/write-csv";
import { listSubscribers, type SubscriberFilter } from "./list-subscribers";

const PAGE = 1_000;

const columns = ["email", "name", "state", "topics", "frequency", "source", "asked_at", "confirmed_at", "left_at"];

const day = (at: Date | null) => at?.toISOString() ?? "";

/**
 * The subscribers of a filter as CSV, piece by piece, newest first: memory does not grow with their number. Cells that a spreadsheet would take
 * for a formula are text in it. What is brought in again by `importSubscribers` is understood.
 */
export async function* writeSubscribersCsv(
  filter: Omit<SubscriberFilter, "cursor">,
  now = new Date(),
): AsyncGenerator<string> {
  yield `\ufeff${writeCsvLine(columns)}`;
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listSubscribers>> = await listSubscribers({ ...filter, cursor }, now, PAGE);
    const ids = page.subscribers.map(({ id }) => id);
    const rows = await db.emailSubscription.findMany({ where: { id: { in: ids } } });
    const byId = new Map(rows.map((row) => [row.id, row]));
    const lines = page.subscribers.flatMap(({ id, state }) => {
      const row = byId.get(id);
      if (!row) return [];
      const { email, name, topics, frequency, source, requestedAt, confirmedAt, unsubscribedAt } = row;
      const moments = [requestedAt, confirmedAt, unsubscribedAt].map(day);
      return [writeCsvLine([email, name ?? "", state, topics.join(" "), frequency, source, ...moments])];
    });
    if (lines.length > 0) yield lines.join("");
    cursor = page.nextCursor;
  } while (cursor);
}
