import { Text } from "@react-email/components";
import { Action } from "./components/action";
import { Coupon } from "./components/coupon";
import { Greeting } from "./components/greeting";
import { Layout } from "./components/layout";
import { Lines } from "./components/lines";
import { previewLines, previewMarketingFrame } from "./components/preview-props";
import { quiet, text } from "./components/style";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["cart-last-call"];

export const subject = ({ coupon }: Props) =>
  coupon ? `${coupon.percentOff}% off the cart you left` : "Last reminder about your cart";

export const preheader = ({ coupon }: Props) =>
  coupon
    ? `Your code is ${coupon.code}. We will not write about this cart again.`
    : "We will not write about this cart again.";

/** Third and last reminder of a cart, three days after it was left; with an offer only if one is given (FLOWS.md "Cart recovery"). */
export default function CartLastCall({ frame, ...props }: Framed<"cart-last-call">) {
  return (
    <Layout frame={frame} preheader={preheader(props)} heading="Still thinking about it?">
      <Greeting name={props.name} />
      <Text style={text}>Your cart is still here. If you want what is in it, now is a good moment.</Text>
      {props.coupon && <Coupon coupon={props.coupon} />}
      <Lines lines={props.lines} frame={frame} />
      <Action href={props.cartUrl}>Back to my cart</Action>
      <Text style={quiet}>This is our last mail about this cart. If it was not the right thing, that is fine too.</Text>
    </Layout>
  );
}

CartLastCall.PreviewProps = {
  name: "Wanjiku Kamau",
  lines: previewLines,
  cartUrl: "http://localhost:3000/cart",
  coupon: { code: "KARIBU-7F3K", percentOff: 5, validUntil: new Date("2026-12-01T17:00:00Z") },
  frame: previewMarketingFrame,
} satisfies Framed<"cart-last-call">;
