import { Letter } from "./components/letter";
import { Paragraph } from "./components/paragraph";
import { previewProps } from "./components/preview-props";
import { nameVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["offline-received"];

export const texts = {
  subject: "We have your message",
  preheader: "A person from our team reads it and answers you by mail.",
  heading: "Thank you for writing to us",
  greeting: "Hello {{firstName|}},",
  body: "Your message has reached us. A person from our team reads it and answers you by mail, to this address.",
  hours: "{{hours}}.",
  note: "If it was not you who wrote to us, somebody mistyped an address. You need not do anything.",
};

type Texts = typeof texts;

export const variables = (props: Props) => ({ ...nameVariables(props), hours: props.hours ?? "" });

export const mayBeBlank = ["hours"];

export const drawnWith = { hours: "hours" };

export const lacking = { name: null, hours: null };

export const sample: Props = {
  name: "Wanjiku Kamau",
  hours: "Opens tomorrow at 8:00",
};

/** Confirms a note that was left while nobody was there. Its words are not repeated: the address was only typed. */
export default function OfflineReceived({ frame, texts, ...props }: Framed<"offline-received", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      {props.hours && <Paragraph>{texts.hours}</Paragraph>}
      <Paragraph quiet>{texts.note}</Paragraph>
    </Letter>
  );
}

OfflineReceived.PreviewProps = previewProps(sample, texts, variables);
