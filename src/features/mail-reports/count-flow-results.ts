import { NUMBERS_DAYS } from "@/features/automations/count-runs";
import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { db } from "@/lib/db";
import { DAY_MS } from "@/lib/time";
import { broughtOrders, cameBack } from "./rows";
import { noResults, type StepResults } from "./schema";

/** By flow, then by step id; a step without any result is missing. */
export type FlowResults = Record<string, Record<string, StepResults>>;

type Row = { flow: string; step: string } & Partial<StepResults>;

/**
 * What came of the flows' mails in the last 30 days: of those sent in that time the ones that arrived, came back, were called spam, that
 * people opened, clicked and left by, and of the orders placed in it those that count as a step's (`broughtOrders`).
 */
export async function countFlowResults(now: Date): Promise<FlowResults> {
  const { attributionDays } = await getFlowSettings();
  const since = new Date(now.getTime() - NUMBERS_DAYS * DAY_MS);
  const counted = await Promise.all([
    countVisits(since),
    countLeavers(since),
    countOrders(since, now, attributionDays),
  ]);
  const results: FlowResults = {};
  for (const { flow, step, ...counts } of counted.flat()) {
    results[flow] ??= {};
    results[flow][step] = {
      ...(results[flow][step] ?? noResults),
      ...counts,
    };
  }
  return results;
}

const countVisits = (since: Date) => db.$queryRaw<Row[]>`
  SELECT r.flow, s.step, count(l.delivered_at)::int AS delivered, count(l.opened_at)::int AS opened,
    count(l.clicked_at)::int AS clicked, (count(*) FILTER (WHERE ${cameBack}))::int AS bounced,
    count(l.complained_at)::int AS complained
  FROM automation_step s JOIN automation_run r ON r.id = s.run_id JOIN email_log l ON l.id = s.email_log_id
  WHERE s.outcome = 'sent' AND s.at >= ${since} GROUP BY r.flow, s.step`;

/** Asked from the few who left: asked of each mail it would cost more than all the rest. */
const countLeavers = (since: Date) => db.$queryRaw<Row[]>`
  SELECT r.flow, s.step, count(DISTINCT s.email_log_id)::int AS unsubscribed
  FROM consent_record c JOIN automation_step s ON s.email_log_id = c.email_log_id JOIN automation_run r ON r.id = s.run_id
  WHERE c.act = 'unsubscribed' AND c.at >= ${since} AND s.outcome = 'sent' AND s.at >= ${since} GROUP BY r.flow, s.step`;

const countOrders = (from: Date, to: Date, days: number) => db.$queryRaw<Row[]>`
  SELECT r.flow, s.step, count(*)::int AS orders, sum(o.total_cents)::float8 AS "revenueCents"
  FROM (${broughtOrders({ from, to }, days)}) o
  JOIN automation_step s ON s.email_log_id = o.email_log_id AND s.outcome = 'sent'
  JOIN automation_run r ON r.id = s.run_id GROUP BY r.flow, s.step`;
