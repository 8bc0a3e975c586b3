import { flowTime, realMomentOf } from "@/features/automations/flow-clock";
import { audienceRules } from "@/features/segments/schema";
import type { Topic } from "@/features/subscriptions/schema";
import type { EmailCampaign } from "@/generated/prisma/client";
import { campaignNotFound } from "./errors";
import { type CampaignInput, content, type ShownProducts, shownProducts } from "./schema";

/** A mail of a campaign that this worker is about to hand over. */
export type ClaimedMail = {
  id: string;
  toEmail: string;
  toName: string | null;
  customerId: string;
  onceKey: string;
  plannedAt: Date;
};

/** What of the campaign its sender goes by; it does not change once it has begun. */
export type SendingCampaign = Omit<CampaignInput, "name" | "topic"> & {
  id: string;
  topic: Topic;
  shownProducts: ShownProducts | null;
  startedAt: Date;
  /** How much faster than the world its clock runs, from `startedAt` on: 1 but in rehearsals (CONTRACT.md `AUTOMATION_TIME_SCALE`). */
  scale: number;
};

/** What the campaign's clock shows at a real moment. Hours, caps and validity go by it. */
export const campaignTime = ({ startedAt, scale }: SendingCampaign, real: Date) => flowTime(startedAt, real, scale);

/** The real moment at which the campaign's clock shows that. */
export const realMoment = ({ startedAt, scale }: SendingCampaign, moment: Date) =>
  realMomentOf(startedAt, moment, scale);

/** The products that a campaign began with; null when they were not kept. */
export function toShownProducts(row: Pick<EmailCampaign, "shownProducts">): ShownProducts | null {
  return shownProducts.safeParse(row.shownProducts).data ?? null;
}

const emptyContent = { heading: "", blocks: [] };

/** The stored campaign as the editor knows it. What does not make sense (changed by hand) is empty, so that checks stop it. */
export function toCampaignInput(row: EmailCampaign): CampaignInput {
  const blocks = content.safeParse(row.content);
  const audience = audienceRules.safeParse(row.audience);
  // Rules that are not understood must not mean everybody.
  if (!audience.success) throw campaignNotFound();
  return {
    name: row.name,
    subject: row.subject,
    preheader: row.preheader,
    locale: row.locale === "sw" ? "sw" : "en",
    content: blocks.success ? blocks.data : emptyContent,
    audience: audience.data,
    topic: row.topic === "offers" ? "offers" : "news",
    onHolidays: row.onHolidays,
  };
}
