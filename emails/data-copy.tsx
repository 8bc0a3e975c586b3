import { OwnData } from "./components/own-data";
import { previewData, previewProps } from "./components/preview-props";
import { linkVariables } from "./components/variables";
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

export const variables = (props: Props) => linkVariables(props);

export const sample: Props = previewData;

/** The way to a copy of the own data. */
export default function DataCopy({ frame, texts, dataUrl }: Framed<"data-copy", Texts>) {
  return <OwnData frame={frame} texts={texts} dataUrl={dataUrl} />;
}

DataCopy.PreviewProps = previewProps(sample, texts, variables);
