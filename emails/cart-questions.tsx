import { Action } from "./components/action";
import { Letter } from "./components/letter";
import { Lines } from "./components/lines";
import { Paragraph } from "./components/paragraph";
import { previewLines, previewMarketingFrame, previewProps } from "./components/preview-props";
import { itemVariables, nameVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["cart-questions"];

export const texts = {
  subject: "Any questions about your cart?",
  preheader: "Sizes, delivery, M-Pesa: ask us, a person answers.",
  heading: "Can we help you decide?",
  greeting: "Hello {{firstName|}},",
  body:
    "Is something unclear about what is in your cart: the size, the delivery to your county, paying by M-Pesa? " +
    "Ask us in the chat. A person from our team answers.",
  button: "Ask a question",
  back: "All clear?",
  backLink: "Go back to your cart",
};

type Texts = typeof texts;

export const variables = (props: Props) => ({ ...nameVariables(props), ...itemVariables(props) });

export const mayBeBlank = ["back"];

export const sample: Props = {
  name: "Wanjiku Kamau",
  lines: previewLines,
  cartUrl: "http://localhost:3000/cart",
};

/** Second reminder of a cart, a day after it was left: offers help by chat (FLOWS.md "Cart recovery"). */
export default function CartQuestions({ frame, texts, ...props }: Framed<"cart-questions", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Action href={`${frame.shopUrl}/chat`}>{texts.button}</Action>
      <Lines lines={props.lines} frame={frame} />
      <Paragraph link={{ href: props.cartUrl, label: texts.backLink }}>{texts.back}</Paragraph>
    </Letter>
  );
}

CartQuestions.PreviewProps = previewProps(sample, texts, variables, previewMarketingFrame);
