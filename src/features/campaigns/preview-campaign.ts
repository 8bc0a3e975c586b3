import { untrackHtml } from "@/features/tracking/track-mail";
import { env } from "@/lib/env";
import { compileCampaign } from "./compile-campaign";
import { fillHtml, fillPlain } from "./fill-template";
import { LEAVE_PATH } from "./rules";
import type { CampaignWords } from "./schema";
import { variablesOf } from "./write-campaign-letter";

export type CampaignPreview = { subject: string; preheader: string; html: string; text: string; bytes: number };

/**
 * The mail as somebody of this name would get it, by the very way of the real one; its ways out lead nowhere, its links are not tracked.
 * @param name empty: somebody whose name is not known
 */
export async function previewCampaign(words: CampaignWords, name: string, now = new Date()): Promise<CampaignPreview> {
  const template = await compileCampaign(words, now);
  const values: Record<string, string> = {
    ...variablesOf(name),
    MAIL: "preview",
    LEAVE: "preview",
    PREFERENCES: "preview",
  };
  for (const { id } of words.content.blocks) values[`COUPON-${id.toUpperCase()}`] = "HOME-SAMPLE";
  const html = fillHtml(template.html, values);
  return {
    subject: fillPlain(template.subject, values).trim(),
    preheader: fillPlain(template.preheader, values).trim(),
    html: untrackHtml(html).replaceAll(`${env().APP_URL}${LEAVE_PATH}preview`, "#"),
    text: fillPlain(template.text, values),
    bytes: Buffer.byteLength(html),
  };
}
