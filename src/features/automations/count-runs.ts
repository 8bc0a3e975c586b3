import { db } from "@/lib/db";
import { DAY_MS } from "@/lib/time";
import { flows } from "./flows";
import { reasonWords } from "./rules";

/** How far back the numbers of a flow look. */
export const NUMBERS_DAYS = 30;

export type ReasonCount = { reason: string; words: string; count: number };

export type StepNumbers = {
  /** Runs that wait for the step now. */
  waiting: number;
  sent: number;
  /** Why its mails did not go, most frequent first. */
  notSent: ReasonCount[];
};

export type FlowNumbers = {
  started: number;
  steps: Record<string, StepNumbers>;
  /** Why runs ended, most frequent first. */
  ended: ReasonCount[];
};

/** The numbers of every flow, by its name: what waits now, and what was started, sent, stopped and why in the last 30 days. */
export async function countRuns(now: Date): Promise<Record<string, FlowNumbers>> {
  const since = new Date(now.getTime() - NUMBERS_DAYS * DAY_MS);
  const [started, waiting, outcomes, ends] = await Promise.all([
    db.automationRun.groupBy({ by: ["flow"], where: { startedAt: { gte: since } }, _count: true }),
    db.automationRun.groupBy({ by: ["flow", "waitingFor"], where: { endedAt: null }, _count: true }),
    countOutcomes(since),
    db.automationRun.groupBy({ by: ["flow", "endReason"], where: { endedAt: { gte: since } }, _count: true }),
  ]);
  const numbers: Record<string, FlowNumbers> = {};
  const of = (flow: string) => {
    numbers[flow] ??= { started: 0, steps: {}, ended: [] };
    return numbers[flow];
  };
  const stepOf = (flow: string, step: string) => {
    const { steps } = of(flow);
    steps[step] ??= { waiting: 0, sent: 0, notSent: [] };
    return steps[step];
  };
  for (const flow of Object.keys(flows)) of(flow);
  for (const row of started) of(row.flow).started = row._count;
  for (const row of waiting) if (row.waitingFor) stepOf(row.flow, row.waitingFor).waiting = row._count;
  for (const { flow, step, sent, reason, count } of outcomes) {
    if (sent) stepOf(flow, step).sent = count;
    else stepOf(flow, step).notSent.push({ reason, words: reasonWords(reason), count });
  }
  for (const { flow, endReason, _count: count } of ends) {
    const reason = endReason ?? "completed";
    of(flow).ended.push({ reason, words: reasonWords(reason), count });
  }
  for (const { ended } of Object.values(numbers)) ended.sort((a, b) => b.count - a.count);
  return numbers;
}

type Outcome = { flow: string; step: string; sent: boolean; reason: string; count: number };

/** Steps of the flows since then that sent a mail, and those that did not, most frequent first. */
const countOutcomes = (since: Date) => db.$queryRaw<Outcome[]>`
  SELECT r.flow, s.step, s.outcome = 'sent' AS sent, CASE s.outcome WHEN 'sent' THEN '' ELSE coalesce(s.reason, s.outcome) END AS reason,
    count(*)::int AS count
  FROM automation_step s JOIN automation_run r ON r.id = s.run_id
  WHERE s.at >= ${since} AND s.outcome IN ('sent', 'declined', 'dropped') GROUP BY 1, 2, 3, 4 ORDER BY count(*) DESC`;
