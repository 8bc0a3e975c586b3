import type { MailFrame, MailLine, MailProduct } from "../message-props";
import { type Filled, fillTexts, type MessageTexts } from "../texts";

const shopUrl = "http://localhost:3000";

/** Frames and lines that the preview (`npm run mail`) and the tests draw messages with. */
export const previewFrame: MailFrame = { shopUrl, leave: null };

export const previewMarketingFrame: MailFrame = {
  shopUrl,
  leave: { unsubscribeUrl: `${shopUrl}/unsubscribe/preview`, preferencesUrl: `${shopUrl}/preferences/preview` },
};

export const previewLines: MailLine[] = [
  {
    name: "Sisal kiondo basket",
    picture: "/products/sisal-kiondo-basket.jpg",
    pictureAlt: "A round basket of woven sisal with leather handles",
    priceCents: 285_000,
    quantity: 1,
  },
  {
    name: "Enamel mug pair",
    picture: "/products/enamel-mug-pair.jpg",
    pictureAlt: "Two enamel mugs",
    priceCents: 95_000,
    quantity: 2,
  },
];

/** The same things as products of the shop. */
export const previewProducts: MailProduct[] = previewLines.map(({ quantity, ...line }) => ({
  ...line,
  url: `${shopUrl}/products/preview`,
}));

/** Whom the previews write to, and what their mails are about. */
const name = "Wanjiku Kamau";

export const previewOrder = {
  name,
  orderNumber: 1001,
  orderUrl: `${shopUrl}/orders/preview`,
  lines: previewLines,
};

export const previewReview = {
  name,
  orderNumber: 1001,
  products: previewProducts.map((product) => ({ ...product, priceCents: null })),
};

export const previewOffer = {
  name,
  coupon: { code: "K7QF-9M2X", percentOff: 10, validUntil: new Date("2026-12-20T20:59:59Z") },
};

export const previewData = { name, dataUrl: `${shopUrl}/my-data/preview`, validDays: 7 };

/** What the preview (`npm run mail`) draws a message with: its sample in its own texts. */
export function previewProps<Props, Texts extends MessageTexts>(
  sample: Props,
  texts: Texts,
  variables: (props: Props) => Record<string, string>,
  frame: MailFrame = previewFrame,
): Props & { frame: MailFrame; texts: Filled<Texts> } {
  return { ...sample, frame, texts: fillTexts(texts, variables(sample)) };
}
