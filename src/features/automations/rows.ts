import type { Prisma } from "@/generated/prisma/client";
import { flowName, outcomeWords, reasonWords, stepName } from "./rules";

export const runSelect = {
  id: true,
  flow: true,
  subjectId: true,
  email: true,
  customerId: true,
  startedAt: true,
  waitingFor: true,
  waitingUntil: true,
  endedAt: true,
  endReason: true,
} satisfies Prisma.AutomationRunSelect;

type RunRow = Prisma.AutomationRunGetPayload<{ select: typeof runSelect }>;

/** A run as a line of the list. */
export type RunLine = {
  id: string;
  flow: string;
  flowName: string;
  subjectId: string;
  email: string | null;
  startedAt: Date;
  /** Null once it has ended, and for the moment between two steps. */
  waiting: { step: string; label: string; until: Date } | null;
  ended: { at: Date; reason: string; words: string } | null;
};

/** A run's row with the words for where it stands. */
export function toRunLine(row: RunRow): RunLine {
  const { waitingFor, waitingUntil, endedAt, endReason } = row;
  return {
    id: row.id,
    flow: row.flow,
    flowName: flowName(row.flow),
    subjectId: row.subjectId,
    email: row.email,
    startedAt: row.startedAt,
    waiting: waitingFor && waitingUntil ? { step: waitingFor, label: stepName(waitingFor), until: waitingUntil } : null,
    ended: endedAt && { at: endedAt, reason: endReason ?? "completed", words: reasonWords(endReason ?? "completed") },
  };
}

export const stepSelect = {
  id: true,
  step: true,
  outcome: true,
  reason: true,
  emailLogId: true,
  at: true,
} satisfies Prisma.AutomationStepSelect;

type StepRow = Prisma.AutomationStepGetPayload<{ select: typeof stepSelect }>;

/** What a step did, as an entry of a run's timeline. */
export type StepLine = {
  id: string;
  label: string;
  outcome: string;
  outcomeWords: string;
  reasonWords: string | null;
  emailLogId: string | null;
  at: Date;
};

/** A step's row with the words for what came of it. */
export function toStepLine(row: StepRow): StepLine {
  return {
    id: row.id,
    label: stepName(row.step),
    outcome: row.outcome,
    outcomeWords: outcomeWords(row.outcome),
    reasonWords: row.reason && reasonWords(row.reason),
    emailLogId: row.emailLogId,
    at: row.at,
  };
}
