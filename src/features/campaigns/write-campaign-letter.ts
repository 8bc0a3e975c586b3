import { couponUrl } from "@emails/components/coupon";
import { listHeaders } from "@/features/mail/write-letter";
import { preferencesUrl, unsubscribeUrl } from "@/features/subscriptions/make-mail-links";
import { linkPart, mailPart } from "@/features/tracking/track-mail";
import { env } from "@/lib/env";
import { firstName, truncate } from "@/lib/text";
import type { CampaignTemplate } from "./compile-campaign";
import { MIME_TYPE } from "./compile-mime";
import { couponSlot, linkSlot } from "./compile-template";
import { fillHtml, fillMime, fillPlain } from "./fill-template";
import { LEAVE_PATH, PREFERENCES_PATH } from "./rules";

/** Of whom and of which mail a letter is. */
export type Reader = {
  /** The EmailLog's id. */
  id: string;
  name: string | null;
  subscriptionId: string;
  /** Codes by the id of their block. */
  coupons: Record<string, string>;
};

/** `parts`: HTML and plain text, for a provider that makes the mail. `mime`: made already, for SMTP. */
export type LetterForm = "parts" | "mime";

/** What staff may write as `{{name}}` in a campaign. */
export function variablesOf(name: string | null): Record<string, string> {
  return { FIRSTNAME: truncate(firstName(name), 40), NAME: truncate(name?.trim() ?? "", 80) };
}

/** The codes of a campaign's coupons, by block, and their links, as the places of its template want them. */
export function couponValues(codes: Record<string, string>): Record<string, string> {
  const values = Object.entries(codes).flatMap(([block, code]) => {
    const name = couponSlot(block);
    return [
      [name.toUpperCase(), code],
      [linkSlot(name).toUpperCase(), linkPart(couponUrl(env().APP_URL, code))],
    ];
  });
  return Object.fromEntries(values);
}

/**
 * The campaign's mail for one person, filled and escaped, in some microseconds (QUALITY.md P10). The same reader gives the same bytes.
 * @param startedAt of the campaign: its links count from then on
 * @param form what the provider takes
 */
export function writeCampaignLetter(
  template: CampaignTemplate,
  { id, name, subscriptionId, coupons }: Reader,
  startedAt: Date,
  form: LetterForm = "parts",
) {
  const leaveUrl = unsubscribeUrl(subscriptionId, startedAt, id);
  const preferences = preferencesUrl(subscriptionId, startedAt, id);
  const { APP_URL } = env();
  const values: Record<string, string> = {
    ...variablesOf(name),
    ...couponValues(coupons),
    MAIL: mailPart(id),
    LEAVE: leaveUrl.slice(APP_URL.length + LEAVE_PATH.length),
    PREFERENCES: preferences.slice(APP_URL.length + PREFERENCES_PATH.length),
  };
  const parts =
    form === "mime"
      ? { html: "", text: "", mime: { type: MIME_TYPE, body: fillMime(template.mime, values) } }
      : { html: fillHtml(template.html, values), text: fillPlain(template.text, values) };
  return { ...parts, subject: fillPlain(template.subject, values).trim(), headers: listHeaders(leaveUrl) };
}
