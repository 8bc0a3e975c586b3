import { Text } from "@react-email/components";
import { Action } from "./components/action";
import { Greeting } from "./components/greeting";
import { Layout } from "./components/layout";
import { previewFrame } from "./components/preview-props";
import { text } from "./components/style";
import { Talk } from "./components/talk";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["chat-transcript"];

export const subject = (_: Props) => "Your conversation with Household Planet";

export const preheader = (_: Props) => "What was written in the chat, for you to keep.";

/** A conversation to keep, sent when its shopper or staff ask for it. */
export default function ChatTranscript({ frame, ...props }: Framed<"chat-transcript">) {
  return (
    <Layout frame={frame} preheader={preheader(props)} heading="Your conversation with us">
      <Greeting name={props.name} />
      <Text style={text}>Here is what was written in the chat, in Kenyan time.</Text>
      <Talk messages={props.messages} days />
      <Action href={`${frame.shopUrl}/chat`}>Write to us again</Action>
    </Layout>
  );
}

ChatTranscript.PreviewProps = {
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
  frame: previewFrame,
} satisfies Framed<"chat-transcript">;
