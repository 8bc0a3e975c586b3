import { Text } from "@react-email/components";
import { Action } from "./components/action";
import { Greeting } from "./components/greeting";
import { Layout } from "./components/layout";
import { Lines } from "./components/lines";
import { previewLines, previewMarketingFrame } from "./components/preview-props";
import { quiet, text } from "./components/style";
import type { Framed, MessageProps } from "./message-props";

export const subject = (_: MessageProps["cart-saved"]) => "We saved your cart";

export const preheader = (_: MessageProps["cart-saved"]) =>
  "Everything is still there. Take it up where you left it, on any device.";

/** First reminder of a cart, an hour after it was left: no pressure, no discount (FLOWS.md "Cart recovery"). */
export default function CartSaved({ frame, ...props }: Framed<"cart-saved">) {
  return (
    <Layout frame={frame} preheader={preheader(props)} heading="Your cart is waiting for you">
      <Greeting name={props.name} />
      <Text style={text}>You left something in your cart. We kept it, so you can go on whenever it suits you.</Text>
      <Lines lines={props.lines} frame={frame} />
      <Action href={props.cartUrl}>Back to my cart</Action>
      <Text style={quiet}>The cart is saved, the stock is not: we cannot hold pieces back until you order.</Text>
    </Layout>
  );
}

CartSaved.PreviewProps = {
  name: "Wanjiku Kamau",
  lines: previewLines,
  cartUrl: "http://localhost:3000/cart",
  frame: previewMarketingFrame,
} satisfies Framed<"cart-saved">;
