import { Action } from "./components/action";
import { Letter } from "./components/letter";
import { Paragraph } from "./components/paragraph";
import { previewMarketingFrame, previewProducts, previewProps } from "./components/preview-props";
import { Products } from "./components/products";
import { nameVariables, productVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["miss-you"];

export const texts = {
  subject: "It has been a while",
  preheader: "{{firstProduct|A few things}} and more that people love at the moment.",
  heading: "We miss you",
  greeting: "Hello {{firstName|}},",
  body: "We have not seen you for some time. If you feel like looking around again: this is what others take home most at the moment.",
  link: "See it in the shop",
  button: "What is new",
  help: "Is something not right with us?",
  helpLink: "Tell us in the chat",
};

type Texts = typeof texts;

export const variables = (props: Props) => ({ ...nameVariables(props), ...productVariables(props) });

export const lacking = { name: null, products: [] };

export const sample: Props = { name: "Wanjiku Kamau", products: previewProducts };

/** After 60 days without an order, a click or a chat (FLOWS.md "Reactivation"). */
export default function MissYou({ frame, texts, ...props }: Framed<"miss-you", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Products products={props.products} frame={frame} label={texts.link} />
      <Action href={frame.shopUrl}>{texts.button}</Action>
      <Paragraph quiet link={{ href: `${frame.shopUrl}/chat`, label: texts.helpLink }}>
        {texts.help}
      </Paragraph>
    </Letter>
  );
}

MissYou.PreviewProps = previewProps(sample, texts, variables, previewMarketingFrame);
