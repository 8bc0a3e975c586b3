import { Text } from "@react-email/components";
import { Action } from "./components/action";
import { Address } from "./components/address";
import { Greeting } from "./components/greeting";
import { Layout } from "./components/layout";
import { Lines } from "./components/lines";
import { previewFrame, previewLines } from "./components/preview-props";
import { text } from "./components/style";
import { Totals } from "./components/totals";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["order-confirmed"];

const payment = {
  pay_on_delivery: "You pay on delivery, in cash or by M-Pesa.",
  mpesa_till: "You paid by M-Pesa; we compare your code with our till.",
} as const;

export const subject = ({ orderNumber }: Props) => `Order ${orderNumber}: thank you`;

export const preheader = (_: Props) => "We have your order and are getting it ready. Here is what you bought.";

/** Sent when an order is placed, day or night. */
export default function OrderConfirmed({ frame, ...props }: Framed<"order-confirmed">) {
  const amounts = [
    { label: "Goods", cents: props.subtotalCents },
    ...(props.discountCents > 0 ? [{ label: "Discount", cents: -props.discountCents }] : []),
    { label: "Delivery", cents: props.deliveryCents },
    { label: "Total, VAT included", cents: props.totalCents, strong: true },
  ];
  return (
    <Layout frame={frame} preheader={preheader(props)} heading="Asante! We have your order">
      <Greeting name={props.name} />
      <Text style={text}>
        Thank you for your order <strong>{props.orderNumber}</strong>. We are getting it ready and will write again when
        it is on its way.
      </Text>
      <Lines lines={props.lines} frame={frame} />
      <Totals amounts={amounts} />
      <Address label="It goes to" lines={props.deliverTo} />
      <Text style={text}>{payment[props.paymentMethod]}</Text>
      <Action href={props.orderUrl}>See my order</Action>
    </Layout>
  );
}

OrderConfirmed.PreviewProps = {
  name: "Wanjiku Kamau",
  orderNumber: 1001,
  orderUrl: "http://localhost:3000/orders/preview",
  lines: previewLines,
  subtotalCents: 475_000,
  deliveryCents: 35_000,
  discountCents: 0,
  totalCents: 510_000,
  paymentMethod: "pay_on_delivery",
  deliverTo: ["Wanjiku Kamau", "Kimathi Street 12, Nyeri", "+254 712 345 678"],
  frame: previewFrame,
} satisfies Framed<"order-confirmed">;
