import { Text } from "@react-email/components";
import { Greeting } from "./components/greeting";
import { Layout } from "./components/layout";
import { previewFrame } from "./components/preview-props";
import { quiet, text } from "./components/style";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["offline-received"];

export const subject = (_: Props) => "We have your message";

export const preheader = (_: Props) => "A person from our team reads it and answers you by mail.";

/** Confirms a note that was left while nobody was there. Its words are not repeated: the address was only typed. */
export default function OfflineReceived({ frame, ...props }: Framed<"offline-received">) {
  return (
    <Layout frame={frame} preheader={preheader(props)} heading="Thank you for writing to us">
      <Greeting name={props.name} />
      <Text style={text}>
        Your message has reached us. A person from our team reads it and answers you by mail, to this address.
      </Text>
      {props.hours && <Text style={text}>{props.hours}.</Text>}
      <Text style={quiet}>
        If it was not you who wrote to us, somebody mistyped an address. You need not do anything.
      </Text>
    </Layout>
  );
}

OfflineReceived.PreviewProps = {
  name: "Wanjiku Kamau",
  hours: "Opens tomorrow at 8:00",
  frame: previewFrame,
} satisfies Framed<"offline-received">;
