import { Text } from "@react-email/components";
import { truncate } from "@/lib/text";
import { Greeting } from "./components/greeting";
import { Layout } from "./components/layout";
import { previewFrame } from "./components/preview-props";
import { quiet, text } from "./components/style";
import { Talk } from "./components/talk";
import type { Framed, MessageProps } from "./message-props";

/** The answer needs the room of the mail; the note is there to remind of it. */
const LONGEST_NOTE = 1_000;

type Props = MessageProps["offline-answer"];

export const subject = (_: Props) => "Our answer to your message";

export const preheader = (_: Props) => "You wrote to Household Planet, and here is what we say.";

/** What staff answer to a note that was left while nobody was there, with the note below it. */
export default function OfflineAnswer({ frame, ...props }: Framed<"offline-answer">) {
  return (
    <Layout frame={frame} preheader={preheader(props)} heading="Our answer to you">
      <Greeting name={props.name} />
      <Talk messages={[props.answer]} />
      <Text style={text}>Is something still open? Answer this mail, or write to us in the chat of the shop.</Text>
      <Text style={{ ...quiet, margin: "0 0 4px" }}>You wrote to us:</Text>
      <Talk messages={[{ ...props.note, content: truncate(props.note.content, LONGEST_NOTE) }]} days />
    </Layout>
  );
}

OfflineAnswer.PreviewProps = {
  name: "Wanjiku Kamau",
  answer: {
    from: "Asha",
    content: "Yes, the kiondo comes in a smaller size too.\nIt costs KSh 1,950 and is in stock.",
    at: new Date("2026-11-23T06:12:00Z"),
  },
  note: { from: "You", content: "Is there a smaller kiondo?", at: new Date("2026-11-22T17:40:00Z") },
  frame: previewFrame,
} satisfies Framed<"offline-answer">;
