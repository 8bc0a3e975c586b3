import { Text } from "@react-email/components";
import { Action } from "./components/action";
import { Greeting } from "./components/greeting";
import { Layout } from "./components/layout";
import { previewFrame } from "./components/preview-props";
import { quiet, text } from "./components/style";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["confirm-subscription"];

export const subject = (_: Props) => "Please confirm your subscription";

export const preheader = (_: Props) => "One press, and our offers and news come to you. If it was not you, do nothing.";

/** Second half of the double opt-in: only who has the mailbox can say yes. */
export default function ConfirmSubscription({ frame, ...props }: Framed<"confirm-subscription">) {
  return (
    <Layout frame={frame} preheader={preheader(props)} heading="One press and you are in">
      <Greeting name={props.name} />
      <Text style={text}>
        This address was entered to get offers and news from Household Planet Kenya. Is that right? Then please confirm
        it.
      </Text>
      <Action href={props.confirmUrl}>Yes, subscribe me</Action>
      <Text style={quiet}>
        The link works for {props.validHours} hours. If it was not you, do nothing: without your yes we send you no
        offers.
      </Text>
    </Layout>
  );
}

ConfirmSubscription.PreviewProps = {
  name: "Wanjiku Kamau",
  confirmUrl: "http://localhost:3000/subscriptions/confirm/preview",
  validHours: 48,
  frame: previewFrame,
} satisfies Framed<"confirm-subscription">;
