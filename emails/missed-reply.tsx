import { Text } from "@react-email/components";
import { Action } from "./components/action";
import { Greeting } from "./components/greeting";
import { Layout } from "./components/layout";
import { previewFrame } from "./components/preview-props";
import { quiet, text } from "./components/style";
import { Talk } from "./components/talk";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["missed-reply"];

export const subject = ({ messages }: Props) =>
  messages.length === 1 ? "We answered you in the chat" : "We wrote to you in the chat";

export const preheader = (_: Props) => "You were away when our answer came. Here it is.";

/** What staff wrote in the chat while the shopper was away (FLOWS.md "Missed chat reply"). */
export default function MissedReply({ frame, ...props }: Framed<"missed-reply">) {
  return (
    <Layout frame={frame} preheader={preheader(props)} heading="You have an answer from us">
      <Greeting name={props.name} />
      <Text style={text}>While you were away we wrote to you in the chat:</Text>
      <Talk messages={props.messages} />
      <Action href={props.chatUrl}>Answer in the chat</Action>
      <Text style={quiet}>
        The link opens this conversation for whoever has it, for {props.validDays} days. Please keep it to yourself.
      </Text>
    </Layout>
  );
}

MissedReply.PreviewProps = {
  name: "Wanjiku Kamau",
  messages: [
    { from: "Asha", content: "Good news: the kettle is back in stock.", at: new Date("2026-11-22T14:05:00Z") },
    { from: "Asha", content: "Shall I put one aside for you until Monday?", at: new Date("2026-11-22T14:06:00Z") },
  ],
  chatUrl: "http://localhost:3000/chat/open?token=preview",
  validDays: 7,
  frame: previewFrame,
} satisfies Framed<"missed-reply">;
