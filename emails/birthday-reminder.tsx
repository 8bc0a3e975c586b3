import { Action } from "./components/action";
import { Coupon, couponUrl } from "./components/coupon";
import { Letter } from "./components/letter";
import { Paragraph } from "./components/paragraph";
import { previewMarketingFrame, previewOffer, previewProps } from "./components/preview-props";
import { offerVariables } from "./components/variables";
import type { Framed, MailLocale, MessageProps } from "./message-props";

type Props = MessageProps["birthday-reminder"];

export const texts = {
  subject: "{{percentOff}}% off for your birthday: a few days more",
  preheader: "The code {{couponCode}} works until {{couponUntil}}.",
  heading: "Your birthday offer ends soon",
  greeting: "Hello {{firstName|}},",
  body: "We hope it was a good birthday. Your **{{percentOff}}% off** still waits for you.",
  button: "Use my code",
  note: "We remind you of it only this once.",
};

type Texts = typeof texts;

export const variables = (props: Props, locale?: MailLocale) => offerVariables(props, locale);

export const lacking = { name: null };

export const mayBeBlank = ["note"];

export const sample: Props = previewOffer;

/** Three days before the coupon of the birthday ends, unless it was used (FLOWS.md "Birthday offer"). */
export default function BirthdayReminder({ frame, texts, ...props }: Framed<"birthday-reminder", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Coupon coupon={props.coupon} frame={frame} />
      <Action href={couponUrl(frame.shopUrl, props.coupon.code)}>{texts.button}</Action>
      <Paragraph quiet>{texts.note}</Paragraph>
    </Letter>
  );
}

BirthdayReminder.PreviewProps = previewProps(sample, texts, variables, previewMarketingFrame);
