import { Text } from "@react-email/components";
import { Action } from "./components/action";
import { Address } from "./components/address";
import { Greeting } from "./components/greeting";
import { Layout } from "./components/layout";
import { Lines } from "./components/lines";
import { previewFrame, previewLines } from "./components/preview-props";
import { text } from "./components/style";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["order-shipped"];

export const subject = ({ orderNumber }: Props) => `Order ${orderNumber} is on its way`;

export const preheader = (_: Props) => "It left our store. Please keep your phone at hand for the rider.";

/** Sent when staff mark an order as shipped, day or night. */
export default function OrderShipped({ frame, ...props }: Framed<"order-shipped">) {
  return (
    <Layout frame={frame} preheader={preheader(props)} heading="Your order is on its way">
      <Greeting name={props.name} />
      <Text style={text}>
        Your order <strong>{props.orderNumber}</strong> left our store. The rider calls before coming, so please keep
        your phone at hand.
      </Text>
      <Address label="It goes to" lines={props.deliverTo} />
      <Lines lines={props.lines} frame={frame} />
      <Action href={props.orderUrl}>See my order</Action>
    </Layout>
  );
}

OrderShipped.PreviewProps = {
  name: "Wanjiku Kamau",
  orderNumber: 1001,
  orderUrl: "http://localhost:3000/orders/preview",
  lines: previewLines,
  deliverTo: ["Wanjiku Kamau", "Kimathi Street 12, Nyeri", "+254 712 345 678"],
  frame: previewFrame,
} satisfies Framed<"order-shipped">;
