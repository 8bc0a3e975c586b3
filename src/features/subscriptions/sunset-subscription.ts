import { inTransaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { announce, relaySoon } from "@/lib/outbox";
import { subscriptionEnded } from "./events";
import { lockSubscription } from "./rows";

/**
 * Stops marketing to a subscriber who was silent for too long (FLOWS.md "Reactivation"), and keeps it as evidence; `staySubscribed` or a
 * new confirmation lifts it. Nothing happens to who has left or was never confirmed, nor a second time.
 * @param source the flow that decided it
 * @returns whether it was stopped now
 */
export async function sunsetSubscription(subscriptionId: string, source: string, now: Date): Promise<boolean> {
  const stopped = await inTransaction(async (tx) => {
    const found = await lockSubscription(tx, { id: subscriptionId });
    if (!found?.confirmedAt || found.unsubscribedAt || found.sunsetAt) return false;
    const evidence = { act: "sunset" as const, textShown: "Stopped by the shop after a long silence", source, at: now };
    await tx.consentRecord.create({ data: { id: newId("con"), subscriptionId, ...evidence } });
    await tx.emailSubscription.update({ where: { id: subscriptionId }, data: { sunsetAt: now } });
    await announce(tx, subscriptionEnded.create({ subscriptionId }));
    return true;
  });
  relaySoon();
  return stopped;
}
