import { Link, Section, Text } from "@react-email/components";
import type { MailFrame } from "../message-props";
import { colors, fonts } from "./style";
import { wordsOf } from "./words";

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
  const words = wordsOf(frame.locale);
  return (
    <Section style={{ padding: "20px 12px 8px" }}>
      <Text style={small}>
        Household Planet Kenya · {words.about}
        <br />
        {words.place} ·{" "}
        <Link href={frame.shopUrl} style={link}>
          {words.visit}
        </Link>
      </Text>
      {frame.leave ? (
        <Text style={small}>
          {words.whyMarketing}{" "}
          <Link href={frame.leave.unsubscribeUrl} style={link}>
            {words.unsubscribe}
          </Link>{" "}
          {words.or}{" "}
          <Link href={frame.leave.preferencesUrl} style={link}>
            {words.preferences}
          </Link>
          .
        </Text>
      ) : (
        <Text style={small}>{toStaff ? words.whyStaff : words.whyService}</Text>
      )}
    </Section>
  );
}
