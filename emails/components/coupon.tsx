import { Link, Section, Text } from "@react-email/components";
import { formatDateTime } from "@/lib/time";
import type { MailCoupon, MailFrame } from "../message-props";
import { colors, text } from "./style";
import { wordsOf } from "./words";

/** The page where one press puts a coupon into the cart of whoever follows it. */
export const couponUrl = (shopUrl: string, code: string) => `${shopUrl}/cart?coupon=${code}`;

/** An offer: how much, its code, the link that puts it into the cart, and until when. */
export function Coupon({ coupon, frame }: { coupon: MailCoupon; frame: MailFrame }) {
  const words = wordsOf(frame.locale);
  return (
    <Section
      style={{
        margin: "4px 0 20px",
        padding: "16px 20px",
        backgroundColor: colors["clay-pale"],
        border: `1px dashed ${colors.clay}`,
        borderRadius: "10px",
      }}
    >
      <Text style={{ ...text, margin: 0 }}>
        {words.offWithCode(coupon.percentOff)}{" "}
        <strong style={{ letterSpacing: "1px", whiteSpace: "nowrap" }}>{coupon.code}</strong>
        <br />
        <Link
          href={couponUrl(frame.shopUrl, coupon.code)}
          style={{ color: colors["clay-deep"], fontWeight: 600, textDecoration: "underline" }}
        >
          {words.putIntoCart}
        </Link>
        <br />
        <span style={{ color: colors["clay-deep"], fontSize: "14px" }}>
          {words.typeItUntil(formatDateTime(coupon.validUntil, frame.locale))}
        </span>
      </Text>
    </Section>
  );
}
