import { Section, Text } from "@react-email/components";
import { formatDateTime } from "@/lib/time";
import type { MailCoupon, MailFrame } from "../message-props";
import { colors, text } from "./style";
import { wordsOf } from "./words";

/** An offer: how much, the code to type at the checkout, and until when. */
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
        <span style={{ color: colors["clay-deep"], fontSize: "14px" }}>
          {words.typeItUntil(formatDateTime(coupon.validUntil))}
        </span>
      </Text>
    </Section>
  );
}
