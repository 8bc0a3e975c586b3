import type { Tx } from "@/lib/db";
import { type RunOwner, runsOf } from "./export-runs";

/** Ends a person's runs and takes the address out of them, in the caller's transaction; the figures of the flows stay. @returns how many */
export async function eraseRuns(tx: Tx, owner: RunOwner, now: Date): Promise<number> {
  const where = runsOf(owner);
  const ended = { endedAt: now, endReason: "person_gone", waitingFor: null, waitingUntil: null };
  await tx.automationRun.updateMany({ where: { AND: [where, { endedAt: null }] }, data: ended });
  return (await tx.automationRun.updateMany({ where, data: { email: null } })).count;
}
