import { db, inTransaction, type Tx } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import { runWoken } from "./events";

/** Runs waiting at once that are woken in one transaction. */
const BATCH = 500;

/**
 * Makes every waiting run of these flows plan its next step anew, by the settings as they are now. Woken twice it does no harm.
 * @returns how many were woken
 */
export async function wakeRuns(flows: string[]): Promise<number> {
  let woken = 0;
  for (let after = ""; ; ) {
    const runs = await db.automationRun.findMany({
      where: { flow: { in: flows }, endedAt: null, waitingFor: { not: null }, id: { gt: after } },
      orderBy: { id: "asc" },
      take: BATCH,
      select: { id: true },
    });
    await inTransaction(async (tx: Tx) => {
      for (const { id } of runs) await announce(tx, runWoken.create({ runId: id }));
    });
    woken += runs.length;
    after = runs.at(-1)?.id ?? after;
    if (runs.length < BATCH) break;
  }
  relaySoon();
  return woken;
}
