import { Column, Img, Link, Row, Section } from "@react-email/components";
import { formatKes } from "@/lib/money";
import { truncate } from "@/lib/text";
import type { MailFrame, MailProduct } from "../message-props";
import { colors, text } from "./style";

/** More of them are left out, so that a mail stays below 40 KB (QUALITY.md U6). */
const MOST = 8;
const LONGEST_NAME = 90;

const cell = { padding: "12px 0", borderBottom: `1px solid ${colors.sand}`, verticalAlign: "middle" } as const;
const link = { color: colors["clay-deep"], textDecoration: "underline" } as const;

type ProductsProps = {
  products: MailProduct[];
  frame: MailFrame;
  /** The words of the link below each name. */
  label: string;
  /** What staff chose one by one is shown whole. */
  all?: boolean;
};

/** Products, one below the other, each with a link of its own; nothing when there are none. */
export function Products({ products, frame, label, all = false }: ProductsProps) {
  if (products.length === 0) return null;
  const { pictures = true, prices = true, most = MOST } = frame.products ?? {};
  const shown = all ? products : products.slice(0, Math.min(most, MOST));
  return (
    <Section style={{ margin: "4px 0 20px", borderTop: `1px solid ${colors.sand}` }}>
      {shown.map((product, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a mail is drawn once, and two products may be alike
        <Row key={position}>
          {pictures && (
            <Column style={{ ...cell, width: "108px" }}>
              <Picture product={product} shopUrl={frame.shopUrl} />
            </Column>
          )}
          <Column style={{ ...cell, ...text, margin: 0, lineHeight: "24px", wordBreak: "break-word" }}>
            <Link href={product.url} style={{ color: colors.ink, textDecoration: "none" }}>
              <strong style={{ fontWeight: 600 }}>{truncate(product.name, LONGEST_NAME)}</strong>
            </Link>
            {prices && product.priceCents !== null && (
              <>
                <br />
                <span style={{ color: colors["ink-soft"] }}>{formatKes(product.priceCents)}</span>
              </>
            )}
            <br />
            <Link href={product.url} style={link}>
              {label}
            </Link>
          </Column>
        </Row>
      ))}
    </Section>
  );
}

/** A picture must be fetched from outside: a path gets the shop's address in front. */
function Picture({ product: { picture, pictureAlt, url }, shopUrl }: { product: MailProduct; shopUrl: string }) {
  if (!picture) return null;
  const src = /^https?:\/\//.test(picture) ? picture : `${shopUrl}${picture.startsWith("/") ? "" : "/"}${picture}`;
  return (
    <Link href={url}>
      <Img
        src={src}
        alt={truncate(pictureAlt ?? "", LONGEST_NAME)}
        width="92"
        height="92"
        style={{ borderRadius: "8px", backgroundColor: colors.sand, color: colors["ink-soft"], fontSize: "10px" }}
      />
    </Link>
  );
}
