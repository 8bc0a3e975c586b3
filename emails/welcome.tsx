import { Action } from "./components/action";
import { Letter } from "./components/letter";
import { Paragraph } from "./components/paragraph";
import { previewMarketingFrame, previewProps } from "./components/preview-props";
import { nameVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["welcome"];

export const texts = {
  subject: "Karibu! You are on our list",
  preheader: "What comes from us, how often, and how to have less of it.",
  heading: "Karibu nyumbani",
  greeting: "Hello {{firstName|}},",
  body: "Thank you for joining us. We look for things that make a Kenyan home nicer to come back to: baskets and pots made close by, kitchens that work, beds you want to stay in.",
  promise:
    "From time to time we write about what is new and what costs less this week: a few mails a week at the very most, and by day only.",
  button: "Have a look around",
  note: "Too much, or too little? At the end of each mail you choose what you get.",
};

type Texts = typeof texts;

export const variables = (props: Props) => nameVariables(props);

export const mayBeBlank = ["note"];

export const sample: Props = { name: "Wanjiku Kamau" };

/** First mail of the welcome series: at once after the confirmation (FLOWS.md "Welcome series"). */
export default function Welcome({ frame, texts }: Framed<"welcome", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Paragraph>{texts.promise}</Paragraph>
      <Action href={frame.shopUrl}>{texts.button}</Action>
      <Paragraph quiet>{texts.note}</Paragraph>
    </Letter>
  );
}

Welcome.PreviewProps = previewProps(sample, texts, variables, previewMarketingFrame);
