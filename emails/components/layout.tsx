import { Body, Container, Head, Heading, Html, Img, Link, Preview, Section } from "@react-email/components";
import type { ReactNode } from "react";
import type { MailFrame } from "../message-props";
import { Footer } from "./footer";
import { colors, fonts } from "./style";

type LayoutProps = {
  frame: MailFrame;
  /** The preheader is the line that mailboxes show behind the subject. */
  texts: { preheader: string; heading: string };
  /** True for a mail to the people of the shop. */
  toStaff?: boolean;
  children: ReactNode;
};

/** What all mails look like: the logo, one card with the message, and who sent it. */
export function Layout({ frame, texts, toStaff = false, children }: LayoutProps) {
  return (
    <Html lang={frame.locale ?? "en"}>
      <Head>
        <meta name="color-scheme" content="light" />
        <meta name="supported-color-schemes" content="light" />
      </Head>
      <Preview>{texts.preheader}</Preview>
      <Body style={{ margin: 0, padding: 0, backgroundColor: colors.paper, fontFamily: fonts.sans }}>
        <Container style={{ width: "100%", maxWidth: "600px", margin: "0 auto", padding: "24px 12px" }}>
          <Section data-skip-in-text="true" style={{ padding: "4px 12px 20px" }}>
            <Link href={frame.shopUrl} style={{ textDecoration: "none" }}>
              <Img
                src={`${frame.shopUrl}/brand/logo-mail.png`}
                alt="Household Planet Kenya"
                width="200"
                height="40"
                style={{ color: colors["clay-deep"], fontFamily: fonts.display, fontSize: "20px", lineHeight: "40px" }}
              />
            </Link>
          </Section>
          <Section
            style={{
              padding: "32px 24px 20px",
              backgroundColor: colors.surface,
              border: `1px solid ${colors.line}`,
              borderRadius: "14px",
            }}
          >
            <Heading
              as="h1"
              style={{
                margin: "0 0 16px",
                color: colors.ink,
                fontFamily: fonts.display,
                fontSize: "27px",
                fontWeight: 400,
                lineHeight: "34px",
              }}
            >
              {texts.heading}
            </Heading>
            {children}
          </Section>
          <Footer frame={frame} toStaff={toStaff} />
        </Container>
      </Body>
    </Html>
  );
}
