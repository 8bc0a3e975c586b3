import { Action } from "./components/action";
import { Letter } from "./components/letter";
import { Paragraph } from "./components/paragraph";
import { previewMarketingFrame, previewProps } from "./components/preview-props";
import { nameVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["stay-or-go"];

export const texts = {
  subject: "Shall we go on writing to you?",
  preheader: "If you say nothing, this is our last mail with offers and news.",
  heading: "Stay or go?",
  greeting: "Hello {{firstName|}},",
  body: "It has been months since we last heard from you. We do not want to fill your mailbox for nothing, so this is our last mail with offers and news, unless you tell us to go on.",
  button: "Yes, keep writing to me",
  note: "You need not do anything to leave. Mails about your orders come in any case.",
};

type Texts = typeof texts;

export const variables = (props: Props) => nameVariables(props);

export const mayBeBlank = ["note"];

export const sample: Props = { name: "Wanjiku Kamau" };

/**
 * After 120 silent days: the last marketing mail, unless the reader says stay (FLOWS.md "Reactivation", sunset) on the page where each
 * mail's footer leads too.
 */
export default function StayOrGo({ frame, texts }: Framed<"stay-or-go", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Action href={frame.leave?.preferencesUrl ?? frame.shopUrl}>{texts.button}</Action>
      <Paragraph quiet>{texts.note}</Paragraph>
    </Letter>
  );
}

StayOrGo.PreviewProps = previewProps(sample, texts, variables, previewMarketingFrame);
