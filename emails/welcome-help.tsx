import { Action } from "./components/action";
import { Letter } from "./components/letter";
import { Paragraph } from "./components/paragraph";
import { previewMarketingFrame, previewProps } from "./components/preview-props";
import { nameVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["welcome-help"];

export const texts = {
  subject: "We are here for you",
  preheader: "Questions about sizes, colours or delivery? Ask us, a person answers.",
  heading: "Ask us anything",
  greeting: "Hello {{firstName|}},",
  body: "Will it fit on the shelf? Is the blue one more green? When could it be in Kisumu? Ask us in the chat: people who know each thing in the shop answer you.",
  button: "Ask in the chat",
  note: "No question? Then keep this mail for the day you have one.",
};

type Texts = typeof texts;

export const variables = (props: Props) => nameVariables(props);

export const mayBeBlank = ["note"];

export const sample: Props = { name: "Wanjiku Kamau" };

/** Third mail of the welcome series, on day 5: whom to ask (FLOWS.md "Welcome series"). */
export default function WelcomeHelp({ frame, texts }: Framed<"welcome-help", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Action href={`${frame.shopUrl}/chat`}>{texts.button}</Action>
      <Paragraph quiet>{texts.note}</Paragraph>
    </Letter>
  );
}

WelcomeHelp.PreviewProps = previewProps(sample, texts, variables, previewMarketingFrame);
