import { Action } from "./components/action";
import { Address } from "./components/address";
import { Letter } from "./components/letter";
import { Lines } from "./components/lines";
import { previewOrder, previewProps } from "./components/preview-props";
import { orderVariables } from "./components/variables";
import { wordsOf } from "./components/words";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["order-shipped"];

export const texts = {
  subject: "Order {{orderNumber}} is on its way",
  preheader: "It left our store. Please keep your phone at hand for the rider.",
  heading: "Your order is on its way",
  greeting: "Hello {{firstName|}},",
  body:
    "Your order **{{orderNumber}}** left our store. " +
    "The rider calls before coming, so please keep your phone at hand.",
  button: "See my order",
};

type Texts = typeof texts;

export const variables = (props: Props) => orderVariables(props);

export const sample: Props = {
  ...previewOrder,
  deliverTo: ["Wanjiku Kamau", "Kimathi Street 12, Nyeri", "+254 712 345 678"],
};

/** Sent when staff mark an order as shipped, day or night. */
export default function OrderShipped({ frame, texts, ...props }: Framed<"order-shipped", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Address label={wordsOf(frame.locale).goesTo} lines={props.deliverTo} />
      <Lines lines={props.lines} frame={frame} />
      <Action href={props.orderUrl}>{texts.button}</Action>
    </Letter>
  );
}

OrderShipped.PreviewProps = previewProps(sample, texts, variables);
