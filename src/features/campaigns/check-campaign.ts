import { bareAddress } from "@/features/mail/write-letter";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { findFaults, findWarnings, listLinks } from "./check-words";
import { compileCampaign } from "./compile-campaign";
import { campaignNotFound } from "./errors";
import { fillHtml } from "./fill-template";
import { type CampaignReach, getReach } from "./get-reach";
import { knowSubscribers } from "./know-subscribers";
import { lookAtLinks } from "./look-at-links";
import { toCampaignInput } from "./rows";
import { LEAVE_PATH } from "./rules";

export type CampaignCheck = {
  /** What must be mended before it can be sent. */
  problems: string[];
  /** What should be looked at. */
  warnings: string[];
  /** Bytes of the HTML for one person. */
  bytes: number;
  reach: CampaignReach;
};

/** Gmail clips there (FLOWS.md). */
const CLIPPED_BYTES = 102 * 1024;
/** What fits easily on a phone's connection (QUALITY.md U6). */
const GOOD_BYTES = 40 * 1024;

/**
 * Looks the campaign over as it stands: words, links, size, way out, sender, and whom it reaches. Asks the addresses of its links.
 * @throws DomainError not_found `campaigns.not_found`
 */
export async function checkCampaign(id: string, now = new Date()): Promise<CampaignCheck> {
  const row = await db.emailCampaign.findUnique({ where: { id } });
  if (!row) throw campaignNotFound();
  const input = toCampaignInput(row);
  const template = await compileCampaign(input, now);
  const html = fillHtml(template.html, { FIRSTNAME: "W".repeat(40), NAME: "W".repeat(80), MAIL: "m".repeat(70) });
  const bytes = Buffer.byteLength(html);
  await knowSubscribers();
  const [reach, links] = await Promise.all([getReach(input, now), lookAtLinks(listLinks(input))]);
  const problems = [
    ...findFaults(input),
    ...links.flatMap(({ url, state, why }) =>
      state === "broken" ? [`The address ${url} does not work: ${why}.`] : [],
    ),
    ...(bytes > CLIPPED_BYTES ? ["The mail is over 102 KB: Gmail would cut it. Take something out."] : []),
    ...(html.includes(env().APP_URL + LEAVE_PATH) ? [] : ["The mail has no unsubscribe link."]),
    ...(reach.willGet === 0 ? ["Nobody of this audience may be mailed."] : []),
  ];
  const warnings = [
    ...findWarnings(input),
    ...(bytes > GOOD_BYTES && bytes <= CLIPPED_BYTES ? ["The mail is over 40 KB: it opens slowly on a phone."] : []),
    ...links.flatMap(({ url, state, why }) => (state === "unsure" ? [`Look at ${url} yourself: ${why}.`] : [])),
    ...senderWarnings(),
  ];
  return { problems, warnings, bytes, reach };
}

function senderWarnings(): string[] {
  const domain = (from: string) => bareAddress(from).split("@")[1] ?? "";
  const { EMAIL_FROM, EMAIL_FROM_MARKETING, APP_URL } = env();
  const [orders, marketing] = [domain(EMAIL_FROM), domain(EMAIL_FROM_MARKETING)];
  const shop = new URL(APP_URL).hostname.replace(/^www\./, "");
  const local = shop === "localhost" || /^[\d.]+$/.test(shop);
  return [
    ...(orders === marketing
      ? ["Order mails and marketing come from the same domain: complaints about one hurt the other."]
      : []),
    ...(local || marketing === shop || marketing.endsWith(`.${shop}`)
      ? []
      : [`The sender's domain ${marketing} is not the shop's ${shop}.`]),
  ];
}
