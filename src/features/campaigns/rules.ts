import type { EmailCampaign } from "@/generated/prisma/client";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/time";

export const LEAVE_PATH = "/unsubscribe/";
export const PREFERENCES_PATH = "/preferences/";

/** Where a picture of a campaign is served, below the shop's address. */
export const pictureUrl = (pictureId: string) => `/api/campaign-pictures/${pictureId}`;

/** People whose mails are decided in one transaction. */
export const PAGE = 200;

/** A step of the job sends for so long; then the next one goes on behind it. */
export const TURN_MS = 20 * SECOND_MS;

/** A sender that has not been heard of for so long is dead; it says that it lives far more often. */
export const SENDER_MS = 10 * SECOND_MS;

/** How often a sender looks whether staff paused or cancelled (within 2 s nothing goes out any more). */
export const WATCH_MS = 400;

/** What a cap or a busy provider holds back is tried for so long after it was planned; then it is declined as too late. */
export const VALID_MS = 3 * DAY_MS;

const FIRST_PAUSE_MS = 30 * SECOND_MS;

/** After a provider that took nothing: until when a mail waits. As long again as it has been planned, 30 s to an hour. */
export function retryAt(plannedAt: Date, now: Date, namedSeconds?: number): Date {
  const age = Math.min(HOUR_MS, Math.max(FIRST_PAUSE_MS, now.getTime() - plannedAt.getTime()));
  return new Date(now.getTime() + (namedSeconds ? namedSeconds * SECOND_MS : age));
}

export const campaignStates = ["draft", "scheduled", "sending", "paused", "finished", "cancelled"] as const;

/** Where a campaign stands. `scheduled`: begins by itself. `sending`: has begun, also while it waits for the shop's hours. */
export type CampaignState = (typeof campaignStates)[number];

type StateFacts = Pick<EmailCampaign, "scheduledAt" | "startedAt" | "pausedAt" | "cancelledAt" | "finishedAt">;

/** Where a campaign stands, by its facts; the first that applies. */
export function campaignStateOf(facts: StateFacts): CampaignState {
  if (facts.cancelledAt) return "cancelled";
  if (facts.finishedAt) return "finished";
  if (facts.pausedAt) return "paused";
  if (facts.startedAt) return "sending";
  return facts.scheduledAt ? "scheduled" : "draft";
}

/** Resend takes batches of 100, at most 5 requests a second (FLOWS.md "Providers"): one place is left to order mails. */
export const RESEND_PER_SECOND = 400;

/** Before this shop has ever sent a campaign by SMTP nobody knows how fast its server is: ten connections, 0.2 s a mail. */
export const SMTP_PER_SECOND_GUESS = 50;

/** Minutes, rounded up, that so many mails take at so many a second. */
export function minutesFor(mails: number, perSecond: number): number {
  return Math.ceil((mails / Math.max(perSecond, 0.01)) * (SECOND_MS / MINUTE_MS));
}
