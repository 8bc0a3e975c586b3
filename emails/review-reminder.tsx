import { Letter } from "./components/letter";
import { Paragraph } from "./components/paragraph";
import { previewMarketingFrame, previewProps, previewReview } from "./components/preview-props";
import { Products } from "./components/products";
import { reviewVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["review-reminder"];

export const texts = {
  subject: "Still happy with {{firstProduct|what you bought}}?",
  preheader: "We ask once more, then no further: a few words of yours help others choose.",
  heading: "A minute for a few words?",
  greeting: "Hello {{firstName|}},",
  body: "Two weeks ago your order **{{orderNumber}}** arrived. If you have a minute: others who stand before the same choice would love to hear how it does in daily life.",
  link: "Write a review",
  note: "This is our last mail about this order.",
};

type Texts = typeof texts;

export const variables = (props: Props) => reviewVariables(props);

export const lacking = { name: null, products: [] };

export const mayBeBlank = ["note"];

export const sample: Props = previewReview;

/** The one reminder to review an order, a week after the request (FLOWS.md "Review request"). */
export default function ReviewReminder({ frame, texts, ...props }: Framed<"review-reminder", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Products products={props.products} frame={frame} label={texts.link} />
      <Paragraph quiet>{texts.note}</Paragraph>
    </Letter>
  );
}

ReviewReminder.PreviewProps = previewProps(sample, texts, variables, previewMarketingFrame);
