import { db } from "@/lib/db";
import { alreadyStarted } from "./errors";

/**
 * Throws a campaign away that nobody has got; deleting it again changes nothing. What was begun stays on record.
 * @throws DomainError conflict `campaigns.already_started`
 */
export async function deleteCampaign(id: string): Promise<void> {
  const { count } = await db.emailCampaign.deleteMany({ where: { id, startedAt: null } });
  if (count === 0 && (await db.emailCampaign.count({ where: { id } })) > 0) throw alreadyStarted();
}
