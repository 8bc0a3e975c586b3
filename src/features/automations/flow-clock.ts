import { MINUTE_MS } from "@/lib/time";

/**
 * The time of a flow: it runs `scale` times faster than the world, counted from the moment that started the flow
 * (CONTRACT.md `AUTOMATION_TIME_SCALE`). With scale 1 it is the real time; with 3600 an hour of the flow is a second.
 * @param anchor where both times agree, e.g. the last change of a cart
 * @param scale 1 or more
 */
export function flowTime(anchor: Date, realNow: Date, scale: number): Date {
  return new Date(anchor.getTime() + (realNow.getTime() - anchor.getTime()) * scale);
}

/** The real moment at which the flow's clock shows `flowMoment`: the inverse of `flowTime`. */
export function realMomentOf(anchor: Date, flowMoment: Date, scale: number): Date {
  return new Date(anchor.getTime() + (flowMoment.getTime() - anchor.getTime()) / scale);
}

/** The real moment at which `minutes` of the flow's time have passed since `anchor`. */
export function momentAfter(anchor: Date, minutes: number, scale: number): Date {
  return realMomentOf(anchor, new Date(anchor.getTime() + minutes * MINUTE_MS), scale);
}

/** What a wait of `ms` flow milliseconds takes in the real world, in milliseconds. */
export function scaledDuration(ms: number, scale: number): number {
  return ms / scale;
}
