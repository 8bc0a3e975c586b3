import { db } from "@/lib/db";
import { underWay } from "./confirm-erasure";
import { eraseRequested } from "./erase-requested";

/**
 * Carries out the confirmed erasures that had to wait for an order, if it has ended meanwhile.
 * @returns how many were carried out, and how many wait on
 */
export async function eraseWaiting(now: Date): Promise<{ erased: number; waiting: number }> {
  const due = await db.dataRequest.findMany({
    where: { kind: "erase", confirmedAt: { not: null }, doneAt: null, refusedAt: null },
    orderBy: { dueAt: "asc" },
    select: { id: true },
  });
  let erased = 0;
  for (const { id } of due) {
    try {
      await eraseRequested(id, null, now);
      erased += 1;
    } catch (error) {
      if (!underWay(error)) throw error;
    }
  }
  return { erased, waiting: due.length - erased };
}
