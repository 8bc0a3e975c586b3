import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { nextSlot } from "@/features/mail/rules";
import { log } from "@/lib/log";
import { mailProvider } from "@/lib/mailer";
import { SECOND_MS } from "@/lib/time";
import { newSecret } from "@/lib/tokens";
import { beginCampaign } from "./begin-campaign";
import { claimNext } from "./claim-next";
import { claimOpen } from "./claim-open";
import { type CampaignTemplate, compileCampaign } from "./compile-campaign";
import { loadHours } from "./decide-mails";
import { finishCampaign } from "./finish-campaign";
import { holdSender, type Sender } from "./hold-sender";
import { makeCampaignCoupons } from "./make-campaign-coupons";
import { releaseClaims } from "./release-claims";
import { type ClaimedMail, campaignTime, realMoment, type SendingCampaign } from "./rows";
import { TURN_MS } from "./rules";
import { type ChunkResult, openChunk, sendChunk } from "./send-chunk";

/**
 * What follows a turn. `again`: there is more to send now. `later`: not before `at` (null: when staff resume it). `busy`: another worker
 * sends. `over`: finished, cancelled, or not to be sent yet.
 */
export type Turn = { next: "again" | "busy" | "over" } | { next: "later"; at: Date | null };

/** Chunks that are on their way at once: one is recorded while others are with the provider. */
const LANES = 3;
/** Mails of one hand-over. Resend takes 100 in a request; by SMTP fewer, so that an unsubscribe never waits long for them. */
const CHUNK = { resend: 100, smtp: 40 };
const PROVIDER_AWAY_MS = 30 * SECOND_MS;

/**
 * Sends a campaign for about 20 s, from where the last turn ended: each person once (unique key), nobody who left, was suppressed
 * or is held back by a cap; nothing outside of the shop's hours; nothing 2 s after a pause. A worker may die anywhere
 * (QUALITY.md R3, R4).
 * @param from when the turn begins; its clock runs on from there
 */
export async function sendTurn(campaignId: string, from: Date, turnMs = TURN_MS): Promise<Turn> {
  const sender = await holdSender(campaignId);
  if (!sender) return { next: "busy" };
  const began = performance.now();
  const clock = () => new Date(from.getTime() + (performance.now() - began));
  try {
    const campaign = await beginCampaign(campaignId, sender.token, from);
    if (!campaign) return { next: "over" };
    const template = await compileCampaign(campaign, campaign.startedAt);
    const ends = () => performance.now() - began > turnMs;
    return await sendPages({ campaign, template, sender, clock, ends });
  } finally {
    await releaseClaims(campaignId, sender.token);
    await sender.release();
  }
}

type Work = {
  campaign: SendingCampaign;
  template: CampaignTemplate;
  sender: Sender;
  clock: () => Date;
  ends: () => boolean;
};

async function sendPages(work: Work): Promise<Turn> {
  const { campaign, sender, clock, ends } = work;
  const hours = await loadHours(campaign, campaignTime(campaign, clock()));
  while (!ends()) {
    if (sender.halted()) return { next: "later", at: null };
    // The kill switch of all marketing: looked at again every minute (`lookAfterCampaigns`).
    if (!(await getFlowSettings()).marketingOn) return { next: "later", at: null };
    const now = clock();
    const slot = realMoment(campaign, nextSlot(campaignTime(campaign, now), hours));
    if (slot > now) return { next: "later", at: slot };
    const claiming = { campaign, hours, token: sender.token, now };
    const open = await claimOpen(claiming);
    for (const { batch, mails } of open?.repeats ?? []) await handOver(work, mails, batch);
    const mails = open ? open.mails : await claimNext(claiming);
    if (!mails) {
      const at = await finishCampaign(campaign.id, clock());
      return at ? { next: "later", at } : { next: "over" };
    }
    if (await sendPage(work, mails)) return { next: "later", at: new Date(clock().getTime() + PROVIDER_AWAY_MS) };
  }
  return { next: "again" };
}

/** @returns true when the provider takes no mail at the moment */
async function sendPage(work: Work, mails: ClaimedMail[]): Promise<boolean> {
  const size = CHUNK[mailProvider().name];
  let next = 0;
  let away = false;
  const lane = async () => {
    while (next < mails.length && !away && !work.sender.halted()) {
      const chunk = mails.slice(next, next + size);
      next += size;
      const batch = newSecret("bch");
      const opened = await openChunk(chunk, work.sender.token, batch, work.clock());
      const { accepted, refused, later } = await handOver(work, opened, batch);
      if (later > 0 && accepted + refused === 0) away = true;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return away;
}

async function handOver(work: Work, mails: ClaimedMail[], batch: string): Promise<ChunkResult> {
  const { campaign, template, sender, clock } = work;
  const coupons = await makeCampaignCoupons(campaign, mails);
  const way = { mayGo: () => !sender.halted(), now: clock };
  return sendChunk({ campaign, template, mails, batch, coupons }, way).catch((error) => {
    // Their end stays open on record: when the claim ends they are looked after.
    log.error(
      { err: error, campaignId: campaign.id, mails: mails.length },
      "a hand-over of a campaign was not recorded",
    );
    return { accepted: 0, refused: 0, later: mails.length };
  });
}
