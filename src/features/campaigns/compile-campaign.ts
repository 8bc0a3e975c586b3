import Campaign from "@emails/campaign";
import { couponUrl } from "@emails/components/coupon";
import { render, toPlainText } from "@react-email/render";
import { linkPart, trackHtml } from "@/features/tracking/track-mail";
import { env } from "@/lib/env";
import { compileMime, type MimePiece } from "./compile-mime";
import { type Compiled, compile, couponSlot, linkSlot, slot, slotsInstead } from "./compile-template";
import { loadShownBlocks } from "./load-shown-blocks";
import { LEAVE_PATH, PREFERENCES_PATH } from "./rules";
import type { CampaignWords } from "./schema";

/** A campaign rendered once; what differs from person to person is filled in (`writeCampaignLetter`). */
export type CampaignTemplate = {
  subject: Compiled;
  preheader: Compiled;
  html: Compiled;
  text: Compiled;
  mime: MimePiece[];
};

/** A coupon's link differs from person to person: so does its share of the tracked address. */
function partOf({ content }: CampaignWords): (url: string) => string {
  const names = content.blocks.map(({ id }) => couponSlot(id));
  const placeOf = new Map(names.map((name) => [couponUrl(env().APP_URL, slot(name)), slot(linkSlot(name))]));
  return (url) => placeOf.get(url) ?? linkPart(url);
}

/**
 * Renders a campaign once for all its people (QUALITY.md P10), links led over the tracking. The same words, products and start give
 * the same bytes.
 * @param startedAt from when its coupons count
 */
export async function compileCampaign(words: CampaignWords, startedAt: Date): Promise<CampaignTemplate> {
  const { APP_URL } = env();
  const leave = {
    unsubscribeUrl: APP_URL + LEAVE_PATH + slot("leave"),
    preferencesUrl: APP_URL + PREFERENCES_PATH + slot("preferences"),
  };
  const { heading } = words.content;
  const html = await render(
    Campaign({
      frame: { shopUrl: APP_URL, leave, locale: words.locale },
      texts: { preheader: slotsInstead(words.preheader), heading: slotsInstead(heading) },
      blocks: await loadShownBlocks(words, startedAt),
    }),
  );
  const tracked = compile(trackHtml(html, slot("mail"), partOf(words)));
  const text = compile(toPlainText(html));
  return {
    subject: compile(slotsInstead(words.subject)),
    preheader: compile(slotsInstead(words.preheader)),
    html: tracked,
    text,
    mime: compileMime(tracked, text),
  };
}
