import type { ReactNode } from "react";
import type { MailFrame } from "../message-props";
import { Layout } from "./layout";
import { Paragraph } from "./paragraph";

type LetterProps = {
  frame: MailFrame;
  texts: { preheader: string; heading: string; greeting: string; body: string };
  children: ReactNode;
};

/** A mail to a customer: it greets, says what it is about, and goes on with what is its own. */
export function Letter({ frame, texts, children }: LetterProps) {
  return (
    <Layout frame={frame} texts={texts}>
      <Paragraph>{texts.greeting}</Paragraph>
      <Paragraph>{texts.body}</Paragraph>
      {children}
    </Layout>
  );
}
