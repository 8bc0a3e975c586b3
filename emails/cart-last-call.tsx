import { Action } from "./components/action";
import { Coupon } from "./components/coupon";
import { Letter } from "./components/letter";
import { Lines } from "./components/lines";
import { Paragraph } from "./components/paragraph";
import { previewLines, previewMarketingFrame, previewProps } from "./components/preview-props";
import { couponVariables, itemVariables, nameVariables } from "./components/variables";
import type { Framed, MailLocale, MessageProps } from "./message-props";

type Props = MessageProps["cart-last-call"];

export const texts = {
  subject: "Last reminder about your cart",
  preheader: "We will not write about this cart again.",
  offerSubject: "{{percentOff}}% off the cart you left",
  offerPreheader: "Your code is {{couponCode}}. We will not write about this cart again.",
  heading: "Still thinking about it?",
  greeting: "Hello {{firstName|}},",
  body: "Your cart is still here. If you want what is in it, now is a good moment.",
  button: "Back to my cart",
  note: "This is our last mail about this cart. If it was not the right thing, that is fine too.",
};

type Texts = typeof texts;

export const variables = (props: Props, locale?: MailLocale) => ({
  ...nameVariables(props),
  ...itemVariables(props),
  ...couponVariables(props, locale),
});

export const mayBeBlank = ["note"];

/** The offer goes first where there is one. */
export const instead = ({ coupon }: Props) => (coupon ? { subject: "offerSubject", preheader: "offerPreheader" } : {});

export const drawnWith = { offerSubject: "coupon", offerPreheader: "coupon" };

export const lacking = { name: null, lines: [], coupon: null };

export const sample: Props = {
  name: "Wanjiku Kamau",
  lines: previewLines,
  cartUrl: "http://localhost:3000/cart",
  coupon: { code: "KARIBU-7F3K", percentOff: 5, validUntil: new Date("2026-12-01T17:00:00Z") },
};

/** Third and last reminder of a cart, three days after it was left; with an offer only if one is given (FLOWS.md "Cart recovery"). */
export default function CartLastCall({ frame, texts, ...props }: Framed<"cart-last-call", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      {props.coupon && <Coupon coupon={props.coupon} frame={frame} />}
      <Lines lines={props.lines} frame={frame} />
      <Action href={props.cartUrl}>{texts.button}</Action>
      <Paragraph quiet>{texts.note}</Paragraph>
    </Letter>
  );
}

CartLastCall.PreviewProps = previewProps(sample, texts, variables, previewMarketingFrame);
