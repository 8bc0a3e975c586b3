import { getMailLimits } from "@/features/mail/get-mail-limits";
import { listQuietDays } from "@/features/mail/list-quiet-days";
import { CLAIM_MS, type Decision, decideMarketing, patienceMs } from "@/features/mail/rules";
import type { Tx } from "@/lib/db";
import { loadMailFacts, type MailFacts } from "./load-mail-facts";
import { campaignTime, realMoment, type SendingCampaign } from "./rows";
import { VALID_MS } from "./rules";

/** The columns of a mail that say what was decided about it. */
export type DecidedColumns = {
  declinedAt: Date | null;
  declinedReason: string | null;
  deferredUntil: Date | null;
  deferredReason: string | null;
  claimedAt: Date | null;
  claimToken: string | null;
  claimExpiresAt: Date | null;
};

/** A mail to be decided about. `heldBack`: a cap or the provider held it back before; what staff paused was not. */
export type OpenDecision = { toEmail: string; plannedAt: Date; heldBack: boolean };

const undecided: DecidedColumns = {
  ...{ declinedAt: null, declinedReason: null, deferredUntil: null, deferredReason: null },
  ...{ claimedAt: null, claimToken: null, claimExpiresAt: null },
};

/** The hours in which the campaign goes, as they are set now. */
export async function loadHours({ onHolidays }: Pick<SendingCampaign, "onHolidays">, now: Date) {
  const [limits, quietDays] = await Promise.all([getMailLimits(), onHolidays ? null : listQuietDays(now)]);
  return { limits, isHoliday: (date: string) => quietDays?.has(date) ?? false };
}

export type Hours = Awaited<ReturnType<typeof loadHours>>;

type Deciding = { campaign: SendingCampaign; hours: Hours; token: string; now: Date };

/**
 * Decides about many mails at once by the rules that a single one obeys (`decideMarketing`): claimed by `token` for a minute, deferred
 * or declined. Who is decided about by somebody else at this moment is waited for, so that two mails cannot both pass a cap; that lasts
 * until the transaction ends.
 */
export async function decideMails(
  tx: Tx,
  mails: OpenDecision[],
  { campaign, hours, token, now }: Deciding,
): Promise<Map<string, DecidedColumns>> {
  const emails = mails.map(({ toEmail }) => toEmail);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(person) FROM (
    SELECT DISTINCT hashtextextended('mail:' || email, 0) AS person FROM unnest(${emails}::text[]) email ORDER BY 1) ordered`;
  const facts = await loadMailFacts(tx, emails, campaign, now);
  const claim = { claimedAt: now, claimToken: token, claimExpiresAt: new Date(now.getTime() + CLAIM_MS) };
  return new Map(
    mails.map((mail): [string, DecidedColumns] => {
      const decision = decide(mail, facts.get(mail.toEmail), { campaign, hours, now });
      if (decision.act === "send") return [mail.toEmail, { ...undecided, ...claim }];
      if (decision.act === "decline")
        return [mail.toEmail, { ...undecided, declinedAt: now, declinedReason: decision.reason }];
      const deferredUntil = realMoment(campaign, decision.until);
      return [mail.toEmail, { ...undecided, deferredUntil, deferredReason: decision.reason }];
    }),
  );
}

function decide(
  { plannedAt, heldBack }: OpenDecision,
  facts: MailFacts | undefined,
  { campaign, hours, now }: Omit<Deciding, "token">,
): Decision {
  const validUntil = new Date(campaignTime(campaign, plannedAt).getTime() + VALID_MS);
  const time = campaignTime(campaign, now);
  if (heldBack && validUntil < time) return { act: "decline", reason: "too_late" };
  const { urgentAt, ...rest } = facts ?? { blocked: "not_subscribed", agesMs: [], frequency: "all", urgentAt: null };
  const moreUrgent = urgentAt && { at: campaignTime(campaign, urgentAt), patienceMs: patienceMs(campaign.scale) };
  return decideMarketing({ ...rest, moreUrgent, now: time, validUntil, ...hours });
}
