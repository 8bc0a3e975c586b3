import { Action } from "./components/action";
import { Letter } from "./components/letter";
import { Paragraph } from "./components/paragraph";
import { previewProps } from "./components/preview-props";
import { nameVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["password-reset"];

export const texts = {
  subject: "Set a new password",
  preheader: "The link in this mail lets you choose a new password.",
  heading: "Choose a new password",
  greeting: "Hello {{firstName|}},",
  body: "Somebody, probably you, asked for a new password for your account in our shop.",
  button: "Set a new password",
  note:
    "The link works once, for {{validMinutes}} minutes. " +
    "If it was not you, do nothing: your password stays as it is.",
};

type Texts = typeof texts;

export const variables = (props: Props) => ({ ...nameVariables(props), validMinutes: `${props.validMinutes}` });

export const sample: Props = {
  name: "Wanjiku Kamau",
  resetUrl: "http://localhost:3000/account/reset/preview",
  validMinutes: 60,
};

/** The way back into an account whose password is forgotten. */
export default function PasswordReset({ frame, texts, ...props }: Framed<"password-reset", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Action href={props.resetUrl}>{texts.button}</Action>
      <Paragraph quiet>{texts.note}</Paragraph>
    </Letter>
  );
}

PasswordReset.PreviewProps = previewProps(sample, texts, variables);
