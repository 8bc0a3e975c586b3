import { Text } from "@react-email/components";
import { Fragment } from "react";
import { truncate } from "@/lib/text";
import { Action } from "./components/action";
import { Layout } from "./components/layout";
import { previewFrame } from "./components/preview-props";
import { text } from "./components/style";
import type { Framed, MessageProps } from "./message-props";

type Props = MessageProps["chat-long-wait"];

/** More people than this are summed up. */
const MOST_PEOPLE = 20;

const people = (count: number) => `${count} ${count === 1 ? "person waits" : "people wait"}`;

export const subject = ({ waiting }: Props) => `${people(waiting.length)} for an answer in the chat`;

export const preheader = ({ overMinutes }: Props) => `Longer than the ${overMinutes} minutes you set.`;

/** Tells the team that shoppers have waited too long; not a word of what they wrote. */
export default function ChatLongWait({ frame, ...props }: Framed<"chat-long-wait">) {
  const { waiting } = props;
  const hidden = waiting.length - MOST_PEOPLE;
  return (
    <Layout frame={frame} preheader={preheader(props)} heading="Somebody waits in the chat" toStaff>
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
      <Action href={props.consoleUrl}>Open the chat desk</Action>
    </Layout>
  );
}

ChatLongWait.PreviewProps = {
  waiting: [
    { name: "Wanjiku Kamau", minutes: 9, team: "Deliveries" },
    { name: null, minutes: 6, team: null },
  ],
  overMinutes: 5,
  consoleUrl: "http://localhost:3000/admin/chat",
  frame: previewFrame,
} satisfies Framed<"chat-long-wait">;
