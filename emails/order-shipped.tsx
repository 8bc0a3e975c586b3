import { Action } from "./components/action";
import { Address } from "./components/address";
import { Layout } from "./components/layout";
import { Lines } from "./components/lines";
import { Paragraph } from "./components/paragraph";
import { previewLines, previewProps } from "./components/preview-props";
import { itemVariables, nameVariables } from "./components/variables";
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

export const variables = (props: Props) => ({
  ...nameVariables(props),
  ...itemVariables(props),
  orderNumber: `${props.orderNumber}`,
});

export const sample: Props = {
  name: "Wanjiku Kamau",
  orderNumber: 1001,
  orderUrl: "http://localhost:3000/orders/preview",
  lines: previewLines,
  deliverTo: ["Wanjiku Kamau", "Kimathi Street 12, Nyeri", "+254 712 345 678"],
};

/** Sent when staff mark an order as shipped, day or night. */
export default function OrderShipped({ frame, texts, ...props }: Framed<"order-shipped", Texts>) {
  return (
    <Layout frame={frame} texts={texts}>
      <Paragraph>{texts.greeting}</Paragraph>
      <Paragraph>{texts.body}</Paragraph>
      <Address label={wordsOf(frame.locale).goesTo} lines={props.deliverTo} />
      <Lines lines={props.lines} frame={frame} />
      <Action href={props.orderUrl}>{texts.button}</Action>
    </Layout>
  );
}

OrderShipped.PreviewProps = previewProps(sample, texts, variables);
