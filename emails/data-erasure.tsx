import { Action } from "./components/action";
import { Layout } from "./components/layout";
import { Paragraph } from "./components/paragraph";
import { previewProps } from "./components/preview-props";
import { nameVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["data-erasure"];

export const texts = {
  subject: "Erase your data from our shop?",
  preheader: "Nothing is erased before you say so on the page behind this link.",
  heading: "Shall we forget you?",
  greeting: "Hello {{firstName|}},",
  body:
    "Somebody, probably you, asked us to erase all that our shop holds about this address. " +
    "Is that right? Then please say so on the next page. It cannot be undone.",
  button: "Look at what is erased",
  note:
    "The link works for {{validDays}} days; please do not pass this mail on. " +
    "If it was not you, do nothing: nothing is erased.",
};

type Texts = typeof texts;

export const variables = (props: Props) => ({ ...nameVariables(props), validDays: `${props.validDays}` });

export const sample: Props = {
  name: "Wanjiku Kamau",
  dataUrl: "http://localhost:3000/my-data/preview",
  validDays: 7,
};

/** The way to being forgotten: only who has the mailbox can ask for it. */
export default function DataErasure({ frame, texts, ...props }: Framed<"data-erasure", Texts>) {
  return (
    <Layout frame={frame} texts={texts}>
      <Paragraph>{texts.greeting}</Paragraph>
      <Paragraph>{texts.body}</Paragraph>
      <Action href={props.dataUrl}>{texts.button}</Action>
      <Paragraph quiet>{texts.note}</Paragraph>
    </Layout>
  );
}

DataErasure.PreviewProps = previewProps(sample, texts, variables);
