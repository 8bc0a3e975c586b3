import type { MailFrame } from "../message-props";
import { Action } from "./action";
import { Letter } from "./letter";
import { Paragraph } from "./paragraph";

type Texts = { preheader: string; heading: string; greeting: string; body: string; button: string; note: string };

/** A mail about the reader's own data: only who has the mailbox gets to the page of its link. */
export function OwnData({ frame, texts, dataUrl }: { frame: MailFrame; texts: Texts; dataUrl: string }) {
  return (
    <Letter frame={frame} texts={texts}>
      <Action href={dataUrl}>{texts.button}</Action>
      <Paragraph quiet>{texts.note}</Paragraph>
    </Letter>
  );
}
