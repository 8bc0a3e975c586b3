import { db } from "@/lib/db";
import { MINUTE_MS } from "@/lib/time";
import { campaignNotFound } from "./errors";
import { type CampaignState, campaignStateOf } from "./rules";

/** How far a campaign is. `waiting`: held back by a cap, the hours or the provider, and tried again. `unknown`: may have arrived. */
export type Progress = {
  state: CampaignState;
  audience: number | null;
  accepted: number;
  declined: number;
  failed: number;
  unknown: number;
  waiting: number;
  /** Nothing is decided about them yet, or they wait. */
  left: number;
  /** In the last minute. */
  perMinute: number;
  /** When it ends at the pace of the last minute; null when it does not move. */
  endsAt: Date | null;
};

type Counts = Record<"handled" | "accepted" | "declined" | "failed" | "unknown" | "waiting" | "lately", number>;

const nothing: Counts = { handled: 0, accepted: 0, declined: 0, failed: 0, unknown: 0, waiting: 0, lately: 0 };

/**
 * The numbers of a campaign at this moment.
 * @throws DomainError not_found `campaigns.not_found`
 */
export async function getProgress(id: string, now = new Date()): Promise<Progress> {
  const row = await db.emailCampaign.findUnique({ where: { id } });
  if (!row) throw campaignNotFound();
  const since = new Date(now.getTime() - MINUTE_MS);
  const [counts] = await db.$queryRaw<Counts[]>`SELECT count(*)::int AS handled, count(accepted_at)::int AS accepted,
      count(declined_at)::int AS declined, count(failed_at) FILTER (WHERE accepted_at IS NULL)::int AS failed,
      count(unknown_at) FILTER (WHERE accepted_at IS NULL)::int AS unknown,
      count(*) FILTER (WHERE accepted_at IS NULL AND declined_at IS NULL AND failed_at IS NULL AND unknown_at IS NULL)::int AS waiting,
      count(*) FILTER (WHERE accepted_at > ${since}::timestamptz)::int AS lately
    FROM email_log WHERE campaign_id = ${id}`;
  const { handled, lately, ...ends } = counts ?? nothing;
  const state = campaignStateOf(row);
  const unlisted = row.listedAt || row.audienceCount === null ? 0 : Math.max(0, row.audienceCount - handled);
  const left = state === "finished" || state === "cancelled" ? 0 : unlisted + ends.waiting;
  const endsAt = state === "sending" && lately > 0 ? new Date(now.getTime() + (left / lately) * MINUTE_MS) : null;
  return { state, audience: row.audienceCount, ...ends, left, perMinute: lately, endsAt };
}
