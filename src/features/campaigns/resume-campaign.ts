import { inTransaction } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import { notInThisState } from "./errors";
import { sendRequested } from "./events";

/**
 * Lets a paused campaign go on behind the last person it reached.
 * @throws DomainError conflict `campaigns.wrong_state`
 */
export async function resumeCampaign(id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const paused = { id, pausedAt: { not: null }, cancelledAt: null, finishedAt: null };
    const { count } = await tx.emailCampaign.updateMany({ where: paused, data: { pausedAt: null } });
    if (count === 0) throw notInThisState("Only a paused campaign can be resumed.");
    await announce(tx, sendRequested.create({ campaignId: id }));
  });
  relaySoon();
}
