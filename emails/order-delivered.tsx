import { Action } from "./components/action";
import { Letter } from "./components/letter";
import { Lines } from "./components/lines";
import { Paragraph } from "./components/paragraph";
import { previewOrder, previewProps } from "./components/preview-props";
import { orderVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["order-delivered"];

export const texts = {
  subject: "Order {{orderNumber}} has arrived",
  preheader: "We hope you like it. If something is not right, tell us and we mend it.",
  heading: "Karibu nyumbani",
  greeting: "Hello {{firstName|}},",
  body: "Your order **{{orderNumber}}** was delivered. We hope that everything found its place in your home.",
  help: "Is something broken, missing or not as you expected? Tell us, and we put it right.",
  helpLink: "Write to us in the chat",
  button: "See my order",
};

type Texts = typeof texts;

export const variables = (props: Props) => orderVariables(props);

export const sample: Props = previewOrder;

/** Sent when staff mark an order as delivered, day or night. */
export default function OrderDelivered({ frame, texts, ...props }: Framed<"order-delivered", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Lines lines={props.lines} frame={frame} />
      <Paragraph link={{ href: `${frame.shopUrl}/chat`, label: texts.helpLink }}>{texts.help}</Paragraph>
      <Action href={props.orderUrl}>{texts.button}</Action>
    </Letter>
  );
}

OrderDelivered.PreviewProps = previewProps(sample, texts, variables);
