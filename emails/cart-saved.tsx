import { Action } from "./components/action";
import { Letter } from "./components/letter";
import { Lines } from "./components/lines";
import { Paragraph } from "./components/paragraph";
import { previewLines, previewMarketingFrame, previewProps } from "./components/preview-props";
import { itemVariables, nameVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["cart-saved"];

export const texts = {
  subject: "We saved your cart",
  preheader: "Everything is still there. Take it up where you left it, on any device.",
  heading: "Your cart is waiting for you",
  greeting: "Hello {{firstName|}},",
  body: "You left something in your cart. We kept it, so you can go on whenever it suits you.",
  button: "Back to my cart",
  note: "The cart is saved, the stock is not: we cannot hold pieces back until you order.",
};

type Texts = typeof texts;

export const variables = (props: Props) => ({ ...nameVariables(props), ...itemVariables(props) });

export const mayBeBlank = ["note"];

export const sample: Props = {
  name: "Wanjiku Kamau",
  lines: previewLines,
  cartUrl: "http://localhost:3000/cart",
};

/** First reminder of a cart, an hour after it was left: no pressure, no discount (FLOWS.md "Cart recovery"). */
export default function CartSaved({ frame, texts, ...props }: Framed<"cart-saved", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Lines lines={props.lines} frame={frame} />
      <Action href={props.cartUrl}>{texts.button}</Action>
      <Paragraph quiet>{texts.note}</Paragraph>
    </Letter>
  );
}

CartSaved.PreviewProps = previewProps(sample, texts, variables, previewMarketingFrame);
