import { Action } from "./components/action";
import { Coupon } from "./components/coupon";
import { Letter } from "./components/letter";
import { Paragraph } from "./components/paragraph";
import { previewMarketingFrame, previewOffer, previewProps } from "./components/preview-props";
import { offerVariables } from "./components/variables";
import type { Framed, MailLocale, MessageProps } from "./message-props";

type Props = MessageProps["birthday-offer"];

export const texts = {
  subject: "{{percentOff}}% off for your birthday",
  preheader: "Your code is {{couponCode}}. It works until {{couponUntil}}.",
  heading: "Your birthday is near",
  greeting: "Hello {{firstName|}},",
  body: "In a few days it is your birthday. Before everybody else congratulates, here is something from us: **{{percentOff}}% off** whatever you choose.",
  button: "Choose something nice",
  note: "The code is yours alone and works once.",
};

type Texts = typeof texts;

export const variables = (props: Props, locale?: MailLocale) => offerVariables(props, locale);

export const lacking = { name: null };

export const mayBeBlank = ["note"];

export const sample: Props = previewOffer;

/** A week before the birthday: an offer with a coupon of its own (FLOWS.md "Birthday offer"). */
export default function BirthdayOffer({ frame, texts, ...props }: Framed<"birthday-offer", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Coupon coupon={props.coupon} frame={frame} />
      <Action href={frame.shopUrl}>{texts.button}</Action>
      <Paragraph quiet>{texts.note}</Paragraph>
    </Letter>
  );
}

BirthdayOffer.PreviewProps = previewProps(sample, texts, variables, previewMarketingFrame);
