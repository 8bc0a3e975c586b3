import { Section, Text } from "@react-email/components";
import { formatDateTime } from "@/lib/time";
import type { MailCoupon } from "../message-props";
import { colors, text } from "./style";

/** An offer: how much, the code to type at the checkout, and until when. */
export function Coupon({ coupon }: { coupon: MailCoupon }) {
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
        {coupon.percentOff}% off this cart with the code{" "}
        <strong style={{ letterSpacing: "1px", whiteSpace: "nowrap" }}>{coupon.code}</strong>
        <br />
        <span style={{ color: colors["clay-deep"], fontSize: "14px" }}>
          Type it at the checkout until {formatDateTime(coupon.validUntil)}.
        </span>
      </Text>
    </Section>
  );
}
