import { mailPart, untrackHtml } from "@/features/tracking/track-mail";
import { env } from "@/lib/env";
import { type CampaignTemplate, compileCampaign } from "./compile-campaign";
import { fillHtml, fillPlain } from "./fill-template";
import { LEAVE_PATH, PREFERENCES_PATH } from "./rules";
import type { CampaignWords } from "./schema";
import { couponValues, variablesOf } from "./write-campaign-letter";

export type CampaignPreview = { subject: string; preheader: string; html: string; text: string; bytes: number };

const SAMPLE_CODE = "K7QF-9M2X";
/** A mail there is not; signed, so that the tracking is found and taken out again. */
const nowhere = () => ({ MAIL: mailPart("preview"), LEAVE: "preview", PREFERENCES: "preview" });

/**
 * The mail as somebody of this name would get it, by the very way of the real one; its ways out lead nowhere, its links are not tracked.
 * @param name empty: somebody whose name is not known
 */
export async function previewCampaign(words: CampaignWords, name: string, now = new Date()): Promise<CampaignPreview> {
  const codes = Object.fromEntries(words.content.blocks.map(({ id }) => [id, SAMPLE_CODE]));
  return fillPreview(await compileCampaign(words, now), name, codes);
}

/**
 * A campaign's mail filled for a person, to be read by staff: its ways out lead nowhere, its links are not tracked.
 * @param codes of its coupons, by block
 */
export function fillPreview(
  template: CampaignTemplate,
  name: string | null,
  codes: Record<string, string>,
): CampaignPreview {
  const values = { ...variablesOf(name), ...couponValues(codes), ...nowhere() };
  const html = fillHtml(template.html, values);
  return {
    subject: fillPlain(template.subject, values).trim(),
    preheader: fillPlain(template.preheader, values).trim(),
    html: actsNowhere(untrackHtml(html)),
    text: actsNowhere(fillPlain(template.text, values)),
    bytes: Buffer.byteLength(html),
  };
}

const actsNowhere = (words: string) =>
  [LEAVE_PATH, PREFERENCES_PATH].reduce((left, path) => left.replaceAll(`${env().APP_URL}${path}preview`, "#"), words);
