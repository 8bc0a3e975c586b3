import { inTransaction } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import { endRun } from "./end-run";
import { runHasEnded, runNotFound } from "./errors";
import { runWoken } from "./events";

/**
 * Ends a run by hand: it sends no further mail. A mail that is with the provider at this moment still goes.
 * @throws DomainError not_found `automations.run_not_found`, conflict `automations.run_ended`
 */
export async function stopRun(runId: string, now = new Date()): Promise<void> {
  await inTransaction(async (tx) => {
    const run = await tx.automationRun.findUnique({ where: { id: runId }, select: { id: true } });
    if (!run) throw runNotFound();
    if (!(await endRun(runId, "stopped_by_staff", now, tx))) throw runHasEnded();
    // Its job wakes, finds the run ended and ends itself.
    await announce(tx, runWoken.create({ runId }));
  });
  relaySoon();
}
