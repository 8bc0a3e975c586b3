import { getMailLimits } from "@/features/mail/get-mail-limits";
import { listQuietDays } from "@/features/mail/list-quiet-days";
import { CLAIM_MS, type Decision, decideMarketing } from "@/features/mail/rules";
import type { Tx } from "@/lib/db";
import { loadMailFacts } from "./load-mail-facts";
import type { SendingCampaign } from "./rows";
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

/**
 * Decides about many mails at once by the rules that a single one obeys (`decideMarketing`): claimed by `token` for a minute, deferred
 * or declined. Who is decided about by somebody else at this moment is waited for, so that two mails cannot both pass a cap; that lasts
 * until the transaction ends.
 */
export async function decideMails(
  tx: Tx,
  mails: OpenDecision[],
  { campaign, hours, token, now }: { campaign: SendingCampaign; hours: Hours; token: string; now: Date },
): Promise<Map<string, DecidedColumns>> {
  const emails = mails.map(({ toEmail }) => toEmail);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(person) FROM (
    SELECT DISTINCT hashtextextended('mail:' || email, 0) AS person FROM unnest(${emails}::text[]) email ORDER BY 1) ordered`;
  const facts = await loadMailFacts(tx, emails, { campaignId: campaign.id, topic: campaign.topic, now });
  const claim = { claimedAt: now, claimToken: token, claimExpiresAt: new Date(now.getTime() + CLAIM_MS) };
  return new Map(
    mails.map(({ toEmail, plannedAt, heldBack }): [string, DecidedColumns] => {
      const { blocked = "not_subscribed", agesMs = [], frequency = "all" } = facts.get(toEmail) ?? {};
      const validUntil = new Date(plannedAt.getTime() + VALID_MS);
      const decision: Decision =
        heldBack && validUntil < now
          ? { act: "decline", reason: "too_late" }
          : decideMarketing({ blocked, agesMs, frequency, now, validUntil, ...hours });
      if (decision.act === "send") return [toEmail, { ...undecided, ...claim }];
      if (decision.act === "defer")
        return [toEmail, { ...undecided, deferredUntil: decision.until, deferredReason: decision.reason }];
      return [toEmail, { ...undecided, declinedAt: now, declinedReason: decision.reason }];
    }),
  );
}
