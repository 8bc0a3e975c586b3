import { Link, Text } from "@react-email/components";
import { Action } from "./components/action";
import { Greeting } from "./components/greeting";
import { Layout } from "./components/layout";
import { Lines } from "./components/lines";
import { previewLines, previewMarketingFrame } from "./components/preview-props";
import { colors, text } from "./components/style";
import type { Framed, MessageProps } from "./message-props";

export const subject = (_: MessageProps["cart-questions"]) => "Any questions about your cart?";

export const preheader = (_: MessageProps["cart-questions"]) => "Sizes, delivery, M-Pesa: ask us, a person answers.";

/** Second reminder of a cart, a day after it was left: offers help by chat (FLOWS.md "Cart recovery"). */
export default function CartQuestions({ frame, ...props }: Framed<"cart-questions">) {
  return (
    <Layout frame={frame} preheader={preheader(props)} heading="Can we help you decide?">
      <Greeting name={props.name} />
      <Text style={text}>
        Is something unclear about what is in your cart: the size, the delivery to your county, paying by M-Pesa? Ask us
        in the chat. A person from our team answers.
      </Text>
      <Action href={`${frame.shopUrl}/chat`}>Ask a question</Action>
      <Lines lines={props.lines} frame={frame} />
      <Text style={text}>
        All clear?{" "}
        <Link href={props.cartUrl} style={{ color: colors["clay-deep"], textDecoration: "underline" }}>
          Go back to your cart
        </Link>
        .
      </Text>
    </Layout>
  );
}

CartQuestions.PreviewProps = {
  name: "Wanjiku Kamau",
  lines: previewLines,
  cartUrl: "http://localhost:3000/cart",
  frame: previewMarketingFrame,
} satisfies Framed<"cart-questions">;
