import { Text } from "@react-email/components";
import { Fragment } from "react";
import { truncate } from "@/lib/text";
import { Action } from "./components/action";
import { Layout } from "./components/layout";
import { previewProps } from "./components/preview-props";
import { text } from "./components/style";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["chat-long-wait"];

/** More people than this are summed up. */
const MOST_PEOPLE = 20;

export const texts = {
  subject: "{{peopleWaiting}} for an answer in the chat",
  preheader: "Longer than the {{overMinutes}} minutes you set.",
  heading: "Somebody waits in the chat",
  button: "Open the chat desk",
};

type Texts = typeof texts;

export const variables = ({ waiting, overMinutes }: Props) => ({
  /** `1 person waits` or `3 people wait`. */
  peopleWaiting: `${waiting.length} ${waiting.length === 1 ? "person waits" : "people wait"}`,
  overMinutes: `${overMinutes}`,
});

export const lacking = {};

export const sample: Props = {
  waiting: [
    { name: "Wanjiku Kamau", minutes: 9, team: "Deliveries" },
    { name: null, minutes: 6, team: null },
  ],
  overMinutes: 5,
  consoleUrl: "http://localhost:3000/admin/chat",
};

/** Tells the team that shoppers have waited too long; not a word of what they wrote. */
export default function ChatLongWait({ frame, texts, ...props }: Framed<"chat-long-wait", Texts>) {
  const { waiting } = props;
  const hidden = waiting.length - MOST_PEOPLE;
  return (
    <Layout frame={frame} texts={texts} toStaff>
      <Text style={text}>
        {waiting.slice(0, MOST_PEOPLE).map(({ name, minutes, team }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a mail is drawn once
          <Fragment key={position}>
            <strong>{truncate(name ?? "A visitor", 60)}</strong>: {minutes} {minutes === 1 ? "minute" : "minutes"}
            {team && ` · ${truncate(team, 60)}`}
            <br />
          </Fragment>
        ))}
        {hidden > 0 && `and ${hidden} more`}
      </Text>
      <Action href={props.consoleUrl}>{texts.button}</Action>
    </Layout>
  );
}

ChatLongWait.PreviewProps = previewProps(sample, texts, variables);
