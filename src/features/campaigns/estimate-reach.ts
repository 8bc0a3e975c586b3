import { matchCustomers } from "@/features/segments/match-customers";
import { db, inTransaction } from "@/lib/db";
import { type CampaignReach, getReach, lastPace, whyNot } from "./get-reach";
import { knowSubscribers } from "./know-subscribers";
import { minutesFor } from "./rules";
import type { CampaignInput } from "./schema";

/** Up to so many people are counted one by one. */
const COUNTED_UP_TO = 50_000;
/** Of more, so many are looked at; a tenth of the people is then told to within a twentieth of itself. */
const SAMPLED = 5_000;
/** Fewer of the sample say too little: then all are counted, which of a rare thing its index makes quick. */
const FEWEST_MEANT = 50;

type Counted = { meant: boolean; reason: string | null; people: number };

/**
 * Whom a campaign would reach at this moment, while its audience is put together: in a large shop the numbers are those of a sample,
 * so that the answer takes as long with a million people as with a hundred thousand (QUALITY.md P14). Before sending, `getReach` counts.
 * @param countedUpTo shops of so many people are not large
 */
export async function estimateReach(
  input: Pick<CampaignInput, "audience" | "topic">,
  now = new Date(),
  countedUpTo = COUNTED_UP_TO,
): Promise<CampaignReach> {
  const [table] = await db.$queryRaw<{ people: number }[]>`
    SELECT reltuples::float8 AS people FROM pg_class WHERE oid = 'customer'::regclass`;
  const known = table?.people ?? 0;
  if (known <= countedUpTo) {
    await knowSubscribers();
    return getReach(input, now);
  }
  const rows = await countSample(input, now, Math.min(100, (100 * SAMPLED) / known));
  const meant = rows.filter((row) => row.meant);
  const sum = (some: Counted[]) => some.reduce((all, { people }) => all + people, 0);
  if (sum(meant) < FEWEST_MEANT) return getReach(input, now);
  const about = (some: Counted[]) => roughly((known * sum(some)) / sum(rows));
  const willGet = about(meant.filter(({ reason }) => reason === null));
  return {
    audience: about(meant),
    willGet,
    held: meant.flatMap((row) => (row.reason === null ? [] : [{ reason: row.reason, people: about([row]) }])),
    minutes: minutesFor(willGet, await lastPace()),
    estimated: true,
  };
}

/** To two digits: more of them would promise what a sample does not hold. */
const roughly = (people: number) => Number(people.toPrecision(2));

const countSample = ({ audience, topic }: Pick<CampaignInput, "audience" | "topic">, now: Date, percent: number) =>
  inTransaction(async (tx) => {
    // For a few thousand people Postgres would still gather all orders, mails or subscriptions first.
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
    return tx.$queryRaw<Counted[]>`
      WITH sample AS MATERIALIZED (SELECT * FROM customer TABLESAMPLE SYSTEM (${percent}::real)),
      asked AS MATERIALIZED (SELECT c.*, (${matchCustomers(audience, now)}) AS meant FROM sample c)
      SELECT c.meant, CASE WHEN c.meant THEN ${whyNot(topic, now)} END AS reason, count(*)::int AS people
      FROM asked c LEFT JOIN LATERAL (SELECT * FROM email_subscription e WHERE e.email = c.email LIMIT 1) s ON c.meant
      GROUP BY 1, 2 ORDER BY 3 DESC`;
  });
