import { db } from "@/lib/db";
import { DAY_MS } from "@/lib/time";
import { reasonWords } from "./rules";

/** How far back the numbers of a flow look. */
export const NUMBERS_DAYS = 30;

export type FlowNumbers = {
  started: number;
  /** Runs that wait for a step now, and mails that it sent, by step id. */
  steps: Record<string, { waiting: number; sent: number; notSent: number }>;
  /** Why runs ended, most frequent first. */
  ended: { reason: string; words: string; count: number }[];
};

/** The numbers of one flow: what waits now, and what was started, sent, stopped and why in the last 30 days. */
export async function countRuns(flow: string, now: Date): Promise<FlowNumbers> {
  const since = new Date(now.getTime() - NUMBERS_DAYS * DAY_MS);
  const [started, waiting, outcomes, ends] = await Promise.all([
    db.automationRun.count({ where: { flow, startedAt: { gte: since } } }),
    db.automationRun.groupBy({ by: ["waitingFor"], where: { flow, endedAt: null }, _count: true }),
    db.automationStep.groupBy({
      by: ["step", "outcome"],
      where: { at: { gte: since }, run: { flow } },
      _count: true,
    }),
    db.automationRun.groupBy({ by: ["endReason"], where: { flow, endedAt: { gte: since } }, _count: true }),
  ]);
  const steps: FlowNumbers["steps"] = {};
  const of = (step: string) => {
    steps[step] ??= { waiting: 0, sent: 0, notSent: 0 };
    return steps[step];
  };
  for (const row of waiting) if (row.waitingFor) of(row.waitingFor).waiting += row._count;
  for (const row of outcomes) {
    if (row.outcome === "sent") of(row.step).sent += row._count;
    if (row.outcome === "declined" || row.outcome === "dropped") of(row.step).notSent += row._count;
  }
  const ended = ends
    .map(({ endReason, _count }) => ({ reason: endReason ?? "completed", count: _count }))
    .map((end) => ({ ...end, words: reasonWords(end.reason) }))
    .sort((a, b) => b.count - a.count);
  return { started, steps, ended };
}
