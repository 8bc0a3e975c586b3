import { db } from "@/lib/db";

/** How many people have written in an open conversation and wait for a person's answer. */
export function countWaiting(): Promise<number> {
  return db.chatSession.count({ where: { closedAt: null, waitingSince: { not: null } } });
}
