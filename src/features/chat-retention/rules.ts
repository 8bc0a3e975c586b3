import { DAY_MS } from "@/lib/time";
import type { Retention } from "./schema";

/** For how many days conversations are kept: what staff set, else the environment's. */
export function daysInForce(retention: Retention, environmentDays: number): number {
  return retention.days ?? environmentDays;
}

/** True when somebody saw what goes and switched deletion on for this very number of days. */
export function mayDelete(retention: Retention, days: number): boolean {
  return retention.confirmed?.days === days;
}

/** What was written last before this moment is no longer kept. */
export function keptSince(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}
