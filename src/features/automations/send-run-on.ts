import { inTransaction } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import { runHasEnded, runNotFound } from "./errors";
import { runWoken } from "./events";

/**
 * Makes a waiting run take its next step now instead of when it is due. What all marketing obeys (consent, caps, hours) still holds,
 * and so do the flow's exits. Asked twice before the step is taken it takes one step.
 * @throws DomainError not_found `automations.run_not_found`, conflict `automations.run_ended`
 */
export async function sendRunOn(runId: string, now = new Date()): Promise<void> {
  await inTransaction(async (tx) => {
    const run = await tx.automationRun.findUnique({ where: { id: runId }, select: { endedAt: true } });
    if (!run) throw runNotFound();
    if (run.endedAt) throw runHasEnded();
    await tx.automationRun.update({ where: { id: runId }, data: { sentOnAt: now } });
    await announce(tx, runWoken.create({ runId }));
  });
  relaySoon();
}
