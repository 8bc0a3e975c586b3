import { truncate } from "@/lib/text";
import { Layout } from "./components/layout";
import { Paragraph } from "./components/paragraph";
import { previewProps } from "./components/preview-props";
import { Talk } from "./components/talk";
import { nameVariables } from "./components/variables";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["offline-answer"];

/** The answer needs the room of the mail; the note is there to remind of it. */
const LONGEST_NOTE = 1_000;

export const texts = {
  subject: "Our answer to your message",
  preheader: "You wrote to Household Planet, and here is what we say.",
  heading: "Our answer to you",
  greeting: "Hello {{firstName|}},",
  body: "Is something still open? Answer this mail, or write to us in the chat of the shop.",
  noteLabel: "You wrote to us:",
};

type Texts = typeof texts;

export const variables = (props: Props) => nameVariables(props);

export const sample: Props = {
  name: "Wanjiku Kamau",
  answer: {
    from: "Asha",
    content: "Yes, the kiondo comes in a smaller size too.\nIt costs KSh 1,950 and is in stock.",
    at: new Date("2026-11-23T06:12:00Z"),
  },
  note: { from: "You", content: "Is there a smaller kiondo?", at: new Date("2026-11-22T17:40:00Z") },
};

/** What staff answer to a note that was left while nobody was there, with the note below it. */
export default function OfflineAnswer({ frame, texts, ...props }: Framed<"offline-answer", Texts>) {
  return (
    <Layout frame={frame} texts={texts}>
      <Paragraph>{texts.greeting}</Paragraph>
      <Talk messages={[props.answer]} frame={frame} />
      <Paragraph>{texts.body}</Paragraph>
      <Paragraph quiet>{texts.noteLabel}</Paragraph>
      <Talk messages={[{ ...props.note, content: truncate(props.note.content, LONGEST_NOTE) }]} frame={frame} days />
    </Layout>
  );
}

OfflineAnswer.PreviewProps = previewProps(sample, texts, variables);
