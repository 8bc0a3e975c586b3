import { Column, Img, Link, Row, Section } from "@react-email/components";
import { formatKes } from "@/lib/money";
import { truncate } from "@/lib/text";
import { colors, text } from "./style";

/** A product as a newsletter shows it. `href` and `picture` are absolute. */
export type ShownProduct = { name: string; href: string; picture: string; pictureAlt: string; priceCents: number };

const cell = { padding: "12px 0", borderBottom: `1px solid ${colors.sand}`, verticalAlign: "middle" } as const;

/** Products of the shop, one under the other: picture, name, price; each leads to its page. */
export function ProductRow({ products }: { products: ShownProduct[] }) {
  return (
    <Section style={{ margin: "4px 0 20px", borderTop: `1px solid ${colors.sand}` }}>
      {products.map((product) => (
        <Row key={product.href}>
          <Column style={{ ...cell, width: "112px" }}>
            <Link href={product.href}>
              <Img
                src={product.picture}
                alt={truncate(product.pictureAlt, 90)}
                width="96"
                height="96"
                style={{
                  borderRadius: "8px",
                  backgroundColor: colors.sand,
                  color: colors["ink-soft"],
                  fontSize: "10px",
                }}
              />
            </Link>
          </Column>
          <Column style={{ ...cell, ...text, margin: 0, lineHeight: "23px" }}>
            <Link href={product.href} style={{ color: colors.ink, textDecoration: "none" }}>
              <strong style={{ fontWeight: 600 }}>{truncate(product.name, 90)}</strong>
            </Link>
            <br />
            <span style={{ color: colors["ink-soft"] }}>{formatKes(product.priceCents)}</span>
            <br />
            <Link href={product.href} style={{ color: colors["clay-deep"], textDecoration: "underline" }}>
              See it in the shop
            </Link>
          </Column>
        </Row>
      ))}
    </Section>
  );
}
