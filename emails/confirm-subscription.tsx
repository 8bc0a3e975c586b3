import { Action } from "./components/action";
import { Letter } from "./components/letter";
import { Paragraph } from "./components/paragraph";
import { previewProps } from "./components/preview-props";
import { nameVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["confirm-subscription"];

export const texts = {
  subject: "Please confirm your subscription",
  preheader: "One press, and our offers and news come to you. If it was not you, do nothing.",
  heading: "One press and you are in",
  greeting: "Hello {{firstName|}},",
  body:
    "This address was entered to get offers and news from Household Planet Kenya. " +
    "Is that right? Then please confirm it.",
  button: "Yes, subscribe me",
  note:
    "The link works for {{validHours}} hours. " +
    "If it was not you, do nothing: without your yes we send you no offers.",
};

type Texts = typeof texts;

export const variables = (props: Props) => ({ ...nameVariables(props), validHours: `${props.validHours}` });

export const sample: Props = {
  name: "Wanjiku Kamau",
  confirmUrl: "http://localhost:3000/subscriptions/confirm/preview",
  validHours: 48,
};

/** Second half of the double opt-in: only who has the mailbox can say yes. */
export default function ConfirmSubscription({ frame, texts, ...props }: Framed<"confirm-subscription", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Action href={props.confirmUrl}>{texts.button}</Action>
      <Paragraph quiet>{texts.note}</Paragraph>
    </Letter>
  );
}

ConfirmSubscription.PreviewProps = previewProps(sample, texts, variables);
