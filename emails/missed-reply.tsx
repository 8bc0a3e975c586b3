import { Action } from "./components/action";
import { Letter } from "./components/letter";
import { Paragraph } from "./components/paragraph";
import { previewProps } from "./components/preview-props";
import { Talk } from "./components/talk";
import { nameVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["missed-reply"];

export const texts = {
  subject: "We answered you in the chat",
  severalSubject: "We wrote to you in the chat",
  preheader: "You were away when our answer came. Here it is.",
  heading: "You have an answer from us",
  greeting: "Hello {{firstName|}},",
  body: "While you were away we wrote to you in the chat:",
  button: "Answer in the chat",
  note: "The link opens this conversation for whoever has it, for {{validDays}} days. Please keep it to yourself.",
};

type Texts = typeof texts;

export const variables = (props: Props) => ({ ...nameVariables(props), validDays: `${props.validDays}` });

export const instead = ({ messages }: Props) => (messages.length === 1 ? {} : { subject: "severalSubject" });

export const sample: Props = {
  name: "Wanjiku Kamau",
  messages: [
    { from: "Asha", content: "Good news: the kettle is back in stock.", at: new Date("2026-11-22T14:05:00Z") },
    { from: "Asha", content: "Shall I put one aside for you until Monday?", at: new Date("2026-11-22T14:06:00Z") },
  ],
  chatUrl: "http://localhost:3000/chat/open?token=preview",
  validDays: 7,
};

/** What staff wrote in the chat while the shopper was away (FLOWS.md "Missed chat reply"). */
export default function MissedReply({ frame, texts, ...props }: Framed<"missed-reply", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Talk messages={props.messages} frame={frame} />
      <Action href={props.chatUrl}>{texts.button}</Action>
      <Paragraph quiet>{texts.note}</Paragraph>
    </Letter>
  );
}

MissedReply.PreviewProps = previewProps(sample, texts, variables);
