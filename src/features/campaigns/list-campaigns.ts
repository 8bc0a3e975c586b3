import { db } from "@/lib/db";
import { type CampaignState, campaignStateOf } from "./rules";

const MOST = 100;

/** A campaign as a line of the console's list. */
export type CampaignLine = {
  id: string;
  name: string;
  subject: string;
  state: CampaignState;
  /** When it begins, began, or was last changed, as its state says. */
  at: Date;
  audience: number | null;
  accepted: number;
  opened: number;
  clicked: number;
};

/** The newest hundred campaigns, with what of them people got, opened and clicked. */
export async function listCampaigns(): Promise<CampaignLine[]> {
  const rows = await db.emailCampaign.findMany({ orderBy: { id: "desc" }, take: MOST });
  const begun = rows.flatMap(({ id, startedAt }) => (startedAt ? [id] : []));
  const counts = await db.$queryRaw<{ id: string; accepted: number; opened: number; clicked: number }[]>`
    SELECT campaign_id AS id, count(accepted_at)::int AS accepted, count(opened_at)::int AS opened, count(clicked_at)::int AS clicked
    FROM email_log WHERE campaign_id = ANY(${begun}::text[]) GROUP BY 1`;
  const countsOf = new Map(counts.map((each) => [each.id, each]));
  return rows.map((row) => {
    const { id, name, subject, audienceCount } = row;
    const { accepted = 0, opened = 0, clicked = 0 } = countsOf.get(id) ?? {};
    const state = campaignStateOf(row);
    const at = row.cancelledAt ?? row.finishedAt ?? row.startedAt ?? row.scheduledAt ?? row.updatedAt;
    return { id, name, subject, state, at, audience: audienceCount, accepted, opened, clicked };
  });
}
