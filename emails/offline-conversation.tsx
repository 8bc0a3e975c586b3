import { truncate } from "@/lib/text";
import { Action } from "./components/action";
import { Letter } from "./components/letter";
import { Paragraph } from "./components/paragraph";
import { previewProps } from "./components/preview-props";
import { nameVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["offline-conversation"];

export const texts = {
  subject: "We answer you in the chat",
  preheader: "Your message became a conversation; open it from here.",
  heading: "Let us talk about it",
  greeting: "Hello {{firstName|}},",
  body:
    "You left us a message. {{staffName}} has it now and answers you in the chat: " +
    "what you wrote stands there already.",
  button: "Open the conversation",
  note: "The link opens this conversation for whoever has it, for {{validDays}} days. Please keep it to yourself.",
};

type Texts = typeof texts;

export const variables = (props: Props) => ({
  ...nameVariables(props),
  staffName: truncate(props.staffName, 40),
  validDays: `${props.validDays}`,
});

export const sample: Props = {
  name: "Wanjiku Kamau",
  staffName: "Asha",
  chatUrl: "http://localhost:3000/chat/open?token=preview",
  validDays: 7,
};

/** Tells who left a note that staff took it into the chat, with the way there. */
export default function OfflineConversation({ frame, texts, ...props }: Framed<"offline-conversation", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Action href={props.chatUrl}>{texts.button}</Action>
      <Paragraph quiet>{texts.note}</Paragraph>
    </Letter>
  );
}

OfflineConversation.PreviewProps = previewProps(sample, texts, variables);
