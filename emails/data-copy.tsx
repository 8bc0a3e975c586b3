import { Action } from "./components/action";
import { Layout } from "./components/layout";
import { Paragraph } from "./components/paragraph";
import { previewProps } from "./components/preview-props";
import { nameVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["data-copy"];

export const texts = {
  subject: "Your data from our shop",
  preheader: "The link in this mail hands you a copy of all that we hold about you.",
  heading: "A copy of your data",
  greeting: "Hello {{firstName|}},",
  body: "Somebody, probably you, asked for a copy of all that our shop holds about this address. Here it is.",
  button: "Get my data",
  note:
    "The link works for {{validDays}} days and is for your eyes only: please do not pass this mail on. " +
    "If it was not you, do nothing: nobody else gets anything.",
};

type Texts = typeof texts;

export const variables = (props: Props) => ({ ...nameVariables(props), validDays: `${props.validDays}` });

export const sample: Props = {
  name: "Wanjiku Kamau",
  dataUrl: "http://localhost:3000/my-data/preview",
  validDays: 7,
};

/** The way to the own data: only who has the mailbox gets them. */
export default function DataCopy({ frame, texts, ...props }: Framed<"data-copy", Texts>) {
  return (
    <Layout frame={frame} texts={texts}>
      <Paragraph>{texts.greeting}</Paragraph>
      <Paragraph>{texts.body}</Paragraph>
      <Action href={props.dataUrl}>{texts.button}</Action>
      <Paragraph quiet>{texts.note}</Paragraph>
    </Layout>
  );
}

DataCopy.PreviewProps = previewProps(sample, texts, variables);
