import { OwnData } from "./components/own-data";
import { previewData, previewProps } from "./components/preview-props";
import { linkVariables } from "./components/variables";
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

export const variables = (props: Props) => linkVariables(props);

export const sample: Props = previewData;

/** The way to being forgotten. */
export default function DataErasure({ frame, texts, dataUrl }: Framed<"data-erasure", Texts>) {
  return <OwnData frame={frame} texts={texts} dataUrl={dataUrl} />;
}

DataErasure.PreviewProps = previewProps(sample, texts, variables);
