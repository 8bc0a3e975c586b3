import { DAY_MS, MINUTE_MS } from "@/lib/time";
import type { Kind } from "./schema";

/** Days within which the law wants it done: Data Protection (General) Regulations 2021, reg. 9 (access) and 12 (erasure). */
export const DAYS_BY_LAW: Record<Kind, number> = { export: 7, erase: 14 };

/** How long the link in the mail works; asked for anew, there is a new one. */
export const LINK_DAYS = 7;

/** Nobody's mailbox is filled by pressing a button. */
const PAUSE_BETWEEN_MAILS_MS = 10 * MINUTE_MS;

/** Until when the law gives us time for what was asked for at `requestedAt`. */
export function dueAt(kind: Kind, requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + DAYS_BY_LAW[kind] * DAY_MS);
}

/** Whether the mailbox may be written to about a request (again). */
export function mayMail(mailedAt: Date | null, now: Date): boolean {
  return !mailedAt || now.getTime() - mailedAt.getTime() >= PAUSE_BETWEEN_MAILS_MS;
}

export type RequestFacts = Record<"confirmedAt" | "doneAt" | "refusedAt", Date | null>;

/**
 * Where a request stands. `asked`: the owner of the mailbox has not confirmed it yet. `confirmed`: it is us who must act; an erasure waits for
 * an order that is under way.
 */
export type RequestState = "asked" | "confirmed" | "done" | "refused";

/** Where a request stands, by its facts; the first that applies. */
export function stateOf({ doneAt, refusedAt, confirmedAt }: RequestFacts): RequestState {
  if (doneAt) return "done";
  if (refusedAt) return "refused";
  return confirmedAt ? "confirmed" : "asked";
}

/** Whole days that are left until the law's term ends; 0 on the last day, negative when it is over. */
export function daysLeft(due: Date, now: Date): number {
  return Math.floor((due.getTime() - now.getTime()) / DAY_MS);
}
