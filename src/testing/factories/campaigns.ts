import { createCampaign } from "@/features/campaigns/create-campaign";
import type { CampaignInput } from "@/features/campaigns/schema";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";
import { aStaffMember } from "./staff";

/** For tests: what staff write in a campaign that is ready to be sent to everybody. */
export const campaignWords: CampaignInput = {
  name: "November news",
  subject: "New kettles, {{firstName|friend}}",
  preheader: "Two litres of chai at once.",
  locale: "en",
  content: {
    heading: "Kettles are back",
    blocks: [
      { id: "b1", type: "text", text: "Hello {{firstName|there}},\n\n**Two litres** of chai at once." },
      { id: "b2", type: "divider" },
    ],
  },
  audience: { match: "all", conditions: [] },
  topic: "news",
  onHolidays: true,
};

/** For tests: a draft of a member of staff. */
export async function aCampaign(facts: Partial<CampaignInput> = {}): Promise<{ id: string }> {
  return createCampaign({ ...campaignWords, ...facts }, await aStaffMember());
}

/** For tests: `count` people who agreed to marketing mail by double opt-in, as `reader.1@example.com` and so on. */
export async function readers(count: number, at: Date): Promise<void> {
  const people = Array.from({ length: count }, (_, index) => `reader.${index + 1}@example.com`);
  await db.customer.createMany({ data: people.map((email) => ({ id: newId("cus"), email, name: "Wanjiku Kamau" })) });
  await db.emailSubscription.createMany({
    data: people.map((email) => ({ id: newId("sub"), email, source: "test", requestedAt: at, confirmedAt: at })),
  });
}
