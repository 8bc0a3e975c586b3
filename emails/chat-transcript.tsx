import { Action } from "./components/action";
import { Letter } from "./components/letter";
import { previewProps } from "./components/preview-props";
import { Talk } from "./components/talk";
import { nameVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["chat-transcript"];

export const texts = {
  subject: "Your conversation with Household Planet",
  preheader: "What was written in the chat, for you to keep.",
  heading: "Your conversation with us",
  greeting: "Hello {{firstName|}},",
  body: "Here is what was written in the chat, in Kenyan time.",
  button: "Write to us again",
};

type Texts = typeof texts;

export const variables = (props: Props) => nameVariables(props);

export const sample: Props = {
  name: "Wanjiku Kamau",
  messages: [
    { from: "You", content: "Hello, do you deliver to Nyeri?", at: new Date("2026-11-21T15:02:00Z") },
    { from: "Asha", content: "Hello Wanjiku, yes: in two days, KSh 350.", at: new Date("2026-11-21T15:04:00Z") },
    { from: "You", content: "Great. And can I pay the rider by M-Pesa?", at: new Date("2026-11-22T06:31:00Z") },
    {
      from: "Asha",
      content: "Yes, at the door.\nThe till number is on the parcel.",
      at: new Date("2026-11-22T06:33:00Z"),
    },
  ],
};

/** A conversation to keep, sent when its shopper or staff ask for it. */
export default function ChatTranscript({ frame, texts, ...props }: Framed<"chat-transcript", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Talk messages={props.messages} frame={frame} days />
      <Action href={`${frame.shopUrl}/chat`}>{texts.button}</Action>
    </Letter>
  );
}

ChatTranscript.PreviewProps = previewProps(sample, texts, variables);
