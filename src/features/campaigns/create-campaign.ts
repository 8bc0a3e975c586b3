import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import type { CampaignInput } from "./schema";

/** A new draft. */
export async function createCampaign(input: CampaignInput, staff: { id: string }): Promise<{ id: string }> {
  return db.emailCampaign.create({ data: { id: newId("cmp"), ...input, createdById: staff.id }, select: { id: true } });
}
