import { Action } from "./components/action";
import { Letter } from "./components/letter";
import { Paragraph } from "./components/paragraph";
import { previewMarketingFrame, previewProducts, previewProps } from "./components/preview-props";
import { Products } from "./components/products";
import { nameVariables, productVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["welcome-favourites"];

export const texts = {
  subject: "What others take home most",
  preheader: "{{firstProduct|A few things}} and more that our customers love.",
  heading: "What others love",
  greeting: "Hello {{firstName|}},",
  body: "Not sure where to begin? These are the things that people buy from us most at the moment.",
  link: "See it in the shop",
  button: "See everything",
  note: "All prices include VAT. You can pay by M-Pesa, or when it arrives.",
};

type Texts = typeof texts;

export const variables = (props: Props) => ({ ...nameVariables(props), ...productVariables(props) });

export const lacking = { name: null, products: [] };

export const mayBeBlank = ["note"];

export const sample: Props = { name: "Wanjiku Kamau", products: previewProducts };

/** Second mail of the welcome series, on day 2: what others buy most (FLOWS.md "Welcome series"). */
export default function WelcomeFavourites({ frame, texts, ...props }: Framed<"welcome-favourites", Texts>) {
  return (
    <Letter frame={frame} texts={texts}>
      <Products products={props.products} frame={frame} label={texts.link} />
      <Action href={frame.shopUrl}>{texts.button}</Action>
      <Paragraph quiet>{texts.note}</Paragraph>
    </Letter>
  );
}

WelcomeFavourites.PreviewProps = previewProps(sample, texts, variables, previewMarketingFrame);
