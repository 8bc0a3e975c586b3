import { Letter } from "./components/letter";
import { Paragraph } from "./components/paragraph";
import { previewMarketingFrame, previewProps, previewReview } from "./components/preview-props";
import { Products } from "./components/products";
import { reviewVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["review-request"];

export const texts = {
  subject: "How do you like {{firstProduct|what you bought}}?",
  preheader: "Two sentences from you help the next person choose. It takes a minute, without signing in.",
  heading: "How do you like it?",
  greeting: "Hello {{firstName|}},",
  body: "Your order **{{orderNumber}}** has been with you for a while now. Would you tell others how you like it? A few honest words and some stars are enough, good or bad.",
  link: "Write a review",
  help: "Something broken, missing or not as you expected?",
  helpLink: "Tell us in the chat, and we put it right",
};

type Texts = typeof texts;

export const variables = (props: Props) => reviewVariables(props);

export const lacking = { name: null, products: [] };

export const sample: Props = previewReview;

/** A week after the delivery: one mail per order that asks for reviews (FLOWS.md "Review request"). */
export default function ReviewRequest({ frame, texts, ...props }: Framed<"review-request", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Products products={props.products} frame={frame} label={texts.link} />
      <Paragraph quiet link={{ href: `${frame.shopUrl}/chat`, label: texts.helpLink }}>
        {texts.help}
      </Paragraph>
    </Letter>
  );
}

ReviewRequest.PreviewProps = previewProps(sample, texts, variables, previewMarketingFrame);
