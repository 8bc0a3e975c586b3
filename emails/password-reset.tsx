import { Text } from "@react-email/components";
import { Action } from "./components/action";
import { Greeting } from "./components/greeting";
import { Layout } from "./components/layout";
import { previewFrame } from "./components/preview-props";
import { quiet, text } from "./components/style";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["password-reset"];

export const subject = (_: Props) => "Set a new password";

export const preheader = (_: Props) => "The link in this mail lets you choose a new password.";

/** The way back into an account whose password is forgotten. */
export default function PasswordReset({ frame, ...props }: Framed<"password-reset">) {
  return (
    <Layout frame={frame} preheader={preheader(props)} heading="Choose a new password">
      <Greeting name={props.name} />
      <Text style={text}>Somebody, probably you, asked for a new password for your account in our shop.</Text>
      <Action href={props.resetUrl}>Set a new password</Action>
      <Text style={quiet}>
        The link works once, for {props.validMinutes} minutes. If it was not you, do nothing: your password stays as it
        is.
      </Text>
    </Layout>
  );
}

PasswordReset.PreviewProps = {
  name: "Wanjiku Kamau",
  resetUrl: "http://localhost:3000/account/reset/preview",
  validMinutes: 60,
  frame: previewFrame,
} satisfies Framed<"password-reset">;
