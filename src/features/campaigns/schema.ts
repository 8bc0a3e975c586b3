import { mailLocales } from "@emails/message-props";
import { z } from "zod";
import { audienceRules } from "@/features/segments/schema";
import { topics } from "@/features/subscriptions/schema";

const webAddress = z
  .url({ protocol: /^https?$/, error: "Enter a whole address that begins with https://" })
  .max(1_000)
  .refine((url) => !url.includes("{{"), "An address cannot hold variables.");
const id = z.string().regex(/^[\w-]{1,60}$/);

/** A block as the editor keeps it; `id` names it while it is moved about. */
export const block = z.discriminatedUnion("type", [
  z.object({ id, type: z.literal("heading"), text: z.string().max(200) }),
  z.object({ id, type: z.literal("text"), text: z.string().max(10_000) }),
  z.object({
    ...{ id, type: z.literal("picture"), pictureId: id.nullable(), alt: z.string().max(200) },
    href: z.union([webAddress, z.literal("")]),
  }),
  z.object({ id, type: z.literal("products"), productIds: z.array(id).max(12) }),
  z.object({ id, type: z.literal("button"), label: z.string().max(60), href: z.union([webAddress, z.literal("")]) }),
  z.object({
    ...{ id, type: z.literal("coupon") },
    percentOff: z.number().int().min(1).max(90),
    validDays: z.number().int().min(1).max(365),
  }),
  z.object({ id, type: z.literal("divider") }),
]);

export type Block = z.output<typeof block>;

export const content = z.object({ heading: z.string().max(200), blocks: z.array(block).max(40) });

export type Content = z.output<typeof content>;

export const campaignInput = z.object({
  name: z.string().trim().min(1, "Give the campaign a name, for yourself.").max(120),
  subject: z.string().trim().max(200),
  preheader: z.string().trim().max(200),
  /** Of what stands around the words of staff: the ways out, the coupon. */
  locale: z.enum(mailLocales).default("en"),
  content,
  audience: audienceRules,
  topic: z.enum(topics),
  onHolidays: z.boolean(),
});

export type CampaignInput = z.output<typeof campaignInput>;

/** Products by name, price (cents of KES) and picture, as they are kept when a campaign begins. */
export const shownProducts = z.array(
  z.object({
    ...{ id, slug: z.string(), name: z.string(), picture: z.string(), pictureAlt: z.string() },
    priceCents: z.number().int(),
  }),
);

export type ShownProducts = z.output<typeof shownProducts>;

/** What of a campaign is known when it is drawn. `shownProducts`: unset before it has begun, then its products are drawn as they are now. */
export type CampaignWords = Pick<CampaignInput, "subject" | "preheader" | "locale" | "content"> & {
  shownProducts?: ShownProducts | null;
};

/** A picture as the browser sends it: base64 of at most 2 MB. */
export const pictureInput = z.object({ base64: z.base64().max(2_800_000) });
