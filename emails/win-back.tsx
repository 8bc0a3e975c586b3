import { Action } from "./components/action";
import { Coupon, couponUrl } from "./components/coupon";
import { Letter } from "./components/letter";
import { Paragraph } from "./components/paragraph";
import { previewMarketingFrame, previewOffer, previewProducts, previewProps } from "./components/preview-props";
import { Products } from "./components/products";
import { offerVariables, productVariables } from "./components/variables";
import type { Framed, MailLocale, MessageProps } from "./message-props";

type Props = MessageProps["win-back"];

export const texts = {
  subject: "{{percentOff}}% off, to welcome you back",
  preheader: "Your code is {{couponCode}}. It works until {{couponUntil}}.",
  heading: "Come back in",
  greeting: "Hello {{firstName|}},",
  body: "We would love to see you again. So here are **{{percentOff}}% off** your next order, whatever is in it.",
  link: "See it in the shop",
  button: "Use my code",
  note: "The code is yours alone and works once.",
};

type Texts = typeof texts;

export const variables = (props: Props, locale?: MailLocale) => ({
  ...offerVariables(props, locale),
  ...productVariables(props),
});

export const lacking = { name: null, products: [] };

export const mayBeBlank = ["note"];

export const sample: Props = {
  ...previewOffer,
  products: previewProducts,
};

/** After 90 silent days: an offer (FLOWS.md "Reactivation"). */
export default function WinBack({ frame, texts, ...props }: Framed<"win-back", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Coupon coupon={props.coupon} frame={frame} />
      <Products products={props.products} frame={frame} label={texts.link} />
      <Action href={couponUrl(frame.shopUrl, props.coupon.code)}>{texts.button}</Action>
      <Paragraph quiet>{texts.note}</Paragraph>
    </Letter>
  );
}

WinBack.PreviewProps = previewProps(sample, texts, variables, previewMarketingFrame);
