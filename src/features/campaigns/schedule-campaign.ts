import { db, inTransaction } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import { checkCampaign } from "./check-campaign";
import { alreadyStarted, campaignNotFound, notReady } from "./errors";
import { sendRequested } from "./events";

/**
 * Releases a campaign: it is sent at `at`, or now (null), within the shop's hours. May be called again with another time until it has
 * begun.
 * @throws DomainError invalid `campaigns.not_ready` with `facts.problems`, conflict `campaigns.already_started`, not_found
 *   `campaigns.not_found`
 */
export async function scheduleCampaign(id: string, at: Date | null, now = new Date()): Promise<void> {
  const { problems } = await checkCampaign(id, now);
  if (problems.length > 0) throw notReady(problems);
  await inTransaction(async (tx) => {
    const { count } = await tx.emailCampaign.updateMany({
      where: { id, startedAt: null, cancelledAt: null },
      data: { scheduledAt: at ?? now },
    });
    if (count === 0)
      throw (await db.emailCampaign.count({ where: { id } })) === 0 ? campaignNotFound() : alreadyStarted();
    if (!at || at <= now) await announce(tx, sendRequested.create({ campaignId: id }));
  });
  relaySoon();
}
