import { countAudience } from "@/features/segments/count-audience";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { knowSubscribers } from "./know-subscribers";
import { findProducts } from "./load-shown-blocks";
import { type SendingCampaign, toCampaignInput, toShownProducts } from "./rows";

/**
 * The campaign for its sender, put on record as begun the first time, with the number of people it means then and its products as they are
 * then.
 * @returns null when it is not to be sent now: no draft was released, its time has not come, or it is paused, cancelled or finished
 */
export async function beginCampaign(campaignId: string, token: string, now: Date): Promise<SendingCampaign | null> {
  const row = await db.emailCampaign.findUnique({ where: { id: campaignId } });
  if (!row?.scheduledAt || row.scheduledAt > now) return null;
  if (row.pausedAt || row.cancelledAt || row.finishedAt) return null;
  const { name: _, ...words } = toCampaignInput(row);
  const startedAt = row.startedAt ?? now;
  const shownProducts = row.startedAt ? toShownProducts(row) : await findProducts(words.content);
  if (!row.startedAt) {
    await knowSubscribers();
    const audienceCount = await countAudience(words.audience, now);
    const begun = await db.emailCampaign.updateMany({
      where: {
        id: campaignId,
        senderToken: token,
        startedAt: null,
        pausedAt: null,
        cancelledAt: null,
        scheduledAt: { lte: now },
      },
      data: { startedAt, audienceCount, shownProducts: shownProducts ?? [] },
    });
    if (begun.count === 0) return null;
  }
  return { ...words, shownProducts, id: campaignId, startedAt, scale: env().AUTOMATION_TIME_SCALE };
}
