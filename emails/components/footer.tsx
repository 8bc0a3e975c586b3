import { Link, Section, Text } from "@react-email/components";
import type { MailFrame } from "../message-props";
import { colors, fonts } from "./style";

const small = {
  margin: "0 0 8px",
  color: colors["ink-soft"],
  fontFamily: fonts.sans,
  fontSize: "13px",
  lineHeight: "20px",
} as const;
const link = { color: colors["ink-soft"], textDecoration: "underline" } as const;

/** Who sent the mail and why one got it; in marketing mail also the ways out. */
export function Footer({ frame, toStaff }: { frame: MailFrame; toStaff: boolean }) {
  return (
    <Section style={{ padding: "20px 12px 8px" }}>
      <Text style={small}>
        Household Planet Kenya · Homeware for Kenyan homes
        <br />
        Nairobi, Kenya ·{" "}
        <Link href={frame.shopUrl} style={link}>
          Visit the shop
        </Link>
      </Text>
      {frame.leave ? (
        <Text style={small}>
          You get this mail because you subscribed to our offers and news.{" "}
          <Link href={frame.leave.unsubscribeUrl} style={link}>
            Unsubscribe
          </Link>{" "}
          or{" "}
          <Link href={frame.leave.preferencesUrl} style={link}>
            choose what you get
          </Link>
          .
        </Text>
      ) : (
        <Text style={small}>
          {toStaff
            ? "You get this mail because you look after the shop’s chat."
            : "This mail is about your order or a request of yours. It is not advertising."}
        </Text>
      )}
    </Section>
  );
}
