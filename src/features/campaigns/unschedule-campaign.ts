import { db } from "@/lib/db";
import { alreadyStarted } from "./errors";

/**
 * Takes a campaign that has not begun back to the drawing table; a draft stays one.
 * @throws DomainError conflict `campaigns.already_started`
 */
export async function unscheduleCampaign(id: string): Promise<void> {
  const { count } = await db.emailCampaign.updateMany({ where: { id, startedAt: null }, data: { scheduledAt: null } });
  if (count === 0) throw alreadyStarted();
}
