import { Action } from "./components/action";
import { Address } from "./components/address";
import { Letter } from "./components/letter";
import { Lines } from "./components/lines";
import { Paragraph } from "./components/paragraph";
import { previewOrder, previewProps } from "./components/preview-props";
import { Totals } from "./components/totals";
import { orderVariables } from "./components/variables";
import { wordsOf } from "./components/words";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["order-confirmed"];

export const texts = {
  subject: "Order {{orderNumber}}: thank you",
  preheader: "We have your order and are getting it ready. Here is what you bought.",
  heading: "Asante! We have your order",
  greeting: "Hello {{firstName|}},",
  body:
    "Thank you for your order **{{orderNumber}}**. " +
    "We are getting it ready and will write again when it is on its way.",
  payOnDelivery: "You pay on delivery, in cash or by M-Pesa.",
  payByMpesa: "You paid by M-Pesa; we compare your code with our till.",
  button: "See my order",
};

type Texts = typeof texts;

export const variables = (props: Props) => orderVariables(props);

export const sample: Props = {
  ...previewOrder,
  subtotalCents: 475_000,
  deliveryCents: 35_000,
  discountCents: 0,
  totalCents: 510_000,
  paymentMethod: "pay_on_delivery",
  deliverTo: ["Wanjiku Kamau", "Kimathi Street 12, Nyeri", "+254 712 345 678"],
};

/** Sent when an order is placed, day or night. */
export default function OrderConfirmed({ frame, texts, ...props }: Framed<"order-confirmed", Texts>) {
  const words = wordsOf(frame.locale);
  const amounts = [
    { label: words.goods, cents: props.subtotalCents },
    ...(props.discountCents > 0 ? [{ label: words.discount, cents: -props.discountCents }] : []),
    { label: words.delivery, cents: props.deliveryCents },
    { label: words.total, cents: props.totalCents, strong: true },
  ];
  return (
    <Letter frame={frame} texts={texts}>
      <Lines lines={props.lines} frame={frame} />
      <Totals amounts={amounts} />
      <Address label={words.goesTo} lines={props.deliverTo} />
      <Paragraph>{props.paymentMethod === "mpesa_till" ? texts.payByMpesa : texts.payOnDelivery}</Paragraph>
      <Action href={props.orderUrl}>{texts.button}</Action>
    </Letter>
  );
}

OrderConfirmed.PreviewProps = previewProps(sample, texts, variables);
