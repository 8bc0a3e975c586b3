import { Button, Section } from "@react-email/components";
import { colors, fonts } from "./style";

/** The one thing a mail asks for. */
export function Action({ href, children }: { href: string; children: string }) {
  return (
    <Section style={{ padding: "8px 0 20px" }}>
      <Button
        href={href}
        style={{
          padding: "13px 26px",
          backgroundColor: colors.clay,
          borderRadius: "10px",
          color: colors["on-clay"],
          fontFamily: fonts.sans,
          fontSize: "16px",
          fontWeight: 600,
          lineHeight: "22px",
          textAlign: "center",
          textDecoration: "none",
        }}
      >
        {children}
      </Button>
    </Section>
  );
}
