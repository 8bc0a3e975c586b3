import { realMomentOf } from "./flow-clock";

/** When a step of a run is due and until when its mail is worth something, in time of the flow, and from when on that time runs. */
export type StepTimes = { anchor: Date; due: Date; worthUntil: Date };

export type DueDecision =
  | { act: "send" }
  | { act: "drop"; reason: "too_late" }
  | { act: "defer"; reason: "not_due_yet"; retryAt: Date };

/**
 * What the clock alone says of a step: not before it is due, not once it has lost its worth. To be asked last, after the flow's exits.
 * @param now real time
 * @param scale how much faster than the world the flow runs
 */
export function decideDue({ anchor, due, worthUntil }: StepTimes, now: Date, scale: number): DueDecision {
  const dueAt = realMomentOf(anchor, due, scale);
  if (dueAt > now) return { act: "defer", reason: "not_due_yet", retryAt: dueAt };
  return realMomentOf(anchor, worthUntil, scale) < now ? { act: "drop", reason: "too_late" } : { act: "send" };
}
