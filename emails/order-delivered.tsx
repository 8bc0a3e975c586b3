import { Link, Text } from "@react-email/components";
import { Action } from "./components/action";
import { Greeting } from "./components/greeting";
import { Layout } from "./components/layout";
import { Lines } from "./components/lines";
import { previewFrame, previewLines } from "./components/preview-props";
import { colors, text } from "./components/style";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["order-delivered"];

export const subject = ({ orderNumber }: Props) => `Order ${orderNumber} has arrived`;

export const preheader = (_: Props) => "We hope you like it. If something is not right, tell us and we mend it.";

/** Sent when staff mark an order as delivered, day or night. */
export default function OrderDelivered({ frame, ...props }: Framed<"order-delivered">) {
  return (
    <Layout frame={frame} preheader={preheader(props)} heading="Karibu nyumbani">
      <Greeting name={props.name} />
      <Text style={text}>
        Your order <strong>{props.orderNumber}</strong> was delivered. We hope that everything found its place in your
        home.
      </Text>
      <Lines lines={props.lines} frame={frame} />
      <Text style={text}>
        Is something broken, missing or not as you expected?{" "}
        <Link href={`${frame.shopUrl}/chat`} style={{ color: colors["clay-deep"], textDecoration: "underline" }}>
          Tell us in the chat
        </Link>
        , and we put it right.
      </Text>
      <Action href={props.orderUrl}>See my order</Action>
    </Layout>
  );
}

OrderDelivered.PreviewProps = {
  name: "Wanjiku Kamau",
  orderNumber: 1001,
  orderUrl: "http://localhost:3000/orders/preview",
  lines: previewLines,
  frame: previewFrame,
} satisfies Framed<"order-delivered">;
