import { Text } from "@react-email/components";
import { truncate } from "@/lib/text";
import { Action } from "./components/action";
import { Greeting } from "./components/greeting";
import { Layout } from "./components/layout";
import { previewFrame } from "./components/preview-props";
import { quiet, text } from "./components/style";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["offline-conversation"];

export const subject = (_: Props) => "We answer you in the chat";

export const preheader = (_: Props) => "Your message became a conversation; open it from here.";

/** Tells who left a note that staff took it into the chat, with the way there. */
export default function OfflineConversation({ frame, ...props }: Framed<"offline-conversation">) {
  return (
    <Layout frame={frame} preheader={preheader(props)} heading="Let us talk about it">
      <Greeting name={props.name} />
      <Text style={text}>
        You left us a message. {truncate(props.staffName, 40)} has it now and answers you in the chat: what you wrote
        stands there already.
      </Text>
      <Action href={props.chatUrl}>Open the conversation</Action>
      <Text style={quiet}>
        The link opens this conversation for whoever has it, for {props.validDays} days. Please keep it to yourself.
      </Text>
    </Layout>
  );
}

OfflineConversation.PreviewProps = {
  name: "Wanjiku Kamau",
  staffName: "Asha",
  chatUrl: "http://localhost:3000/chat/open?token=preview",
  validDays: 7,
  frame: previewFrame,
} satisfies Framed<"offline-conversation">;
