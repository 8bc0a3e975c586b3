import { Heading, Hr, Img, Link, Section } from "@react-email/components";
import { Action } from "./components/action";
import { Coupon } from "./components/coupon";
import { Layout } from "./components/layout";
import { LinkedWords } from "./components/linked-words";
import { Products } from "./components/products";
import { colors, fonts } from "./components/style";
import { wordsOf } from "./components/words";
import type { MailCoupon, MailFrame, MailProduct } from "./message-props";

/** A block of a newsletter with everything it shows. Addresses are absolute; a picture's sizes are pixels of the file. */
export type CampaignBlock =
  | { type: "heading"; text: string }
  /** An empty line parts paragraphs, `**words**` are bold, `[words](https://…)` is a link. */
  | { type: "text"; text: string }
  | { type: "picture"; src: string; alt: string; href: string | null; width: number; height: number }
  | { type: "products"; products: MailProduct[] }
  | { type: "button"; label: string; href: string }
  | { type: "coupon"; coupon: MailCoupon }
  | { type: "divider" };

type CampaignProps = { frame: MailFrame; texts: { preheader: string; heading: string }; blocks: CampaignBlock[] };

/** A card of 600 px has this much room inside. */
const INNER_WIDTH = 526;

/** A newsletter or an offer, freely made of blocks. */
export default function Campaign({ frame, texts, blocks }: CampaignProps) {
  return (
    <Layout frame={frame} texts={texts}>
      {blocks.map((block, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a mail is drawn once
        <Block key={position} block={block} frame={frame} />
      ))}
    </Layout>
  );
}

function Block({ block, frame }: { block: CampaignBlock; frame: MailFrame }) {
  switch (block.type) {
    case "heading":
      return (
        <Heading
          as="h2"
          style={{
            margin: "8px 0 12px",
            color: colors.ink,
            fontFamily: fonts.display,
            fontSize: "21px",
            fontWeight: 400,
            lineHeight: "28px",
          }}
        >
          {block.text}
        </Heading>
      );
    case "text":
      return <LinkedWords>{block.text}</LinkedWords>;
    case "picture":
      return <Picture {...block} />;
    case "products":
      return <Products products={block.products} frame={frame} label={wordsOf(frame.locale).seeInShop} all />;
    case "button":
      return <Action href={block.href}>{block.label}</Action>;
    case "coupon":
      return <Coupon coupon={block.coupon} frame={frame} />;
    case "divider":
      return <Hr style={{ margin: "8px 0 24px", borderColor: colors.line, borderTop: `1px solid ${colors.line}` }} />;
  }
}

function Picture({ src, alt, href, width, height }: Extract<CampaignBlock, { type: "picture" }>) {
  const shownWidth = Math.min(width, INNER_WIDTH);
  const image = (
    <Img
      src={src}
      alt={alt}
      width={shownWidth}
      height={Math.round((height * shownWidth) / width)}
      style={{
        display: "block",
        width: "100%",
        maxWidth: `${shownWidth}px`,
        height: "auto",
        borderRadius: "10px",
        backgroundColor: colors.sand,
        color: colors["ink-soft"],
        fontSize: "14px",
      }}
    />
  );
  return <Section style={{ margin: "4px 0 20px" }}>{href ? <Link href={href}>{image}</Link> : image}</Section>;
}
