import { Section } from "@react-email/components";
import { Fragment } from "react";
import { truncate } from "@/lib/text";
import { SHOP_TIME_ZONE, shopClock } from "@/lib/time";
import type { MailFrame } from "../message-props";
import { fitMessages, LONGEST_FROM, type MailMessage } from "./fit-messages";
import { colors, quiet, text } from "./style";
import { wordsOf } from "./words";

/** Of the 40 KB of a mail (QUALITY.md U6), what its frame leaves for messages. */
const MOST_BYTES = 28 * 1024;

const dayIn = (locale: string) => new Intl.DateTimeFormat(locale, { timeZone: SHOP_TIME_ZONE, dateStyle: "full" });
const day = { en: dayIn("en-KE"), sw: dayIn("sw-KE") };
const time = new Intl.DateTimeFormat("en-KE", {
  timeZone: SHOP_TIME_ZONE,
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});

type TalkProps = {
  /** In their order. */
  messages: MailMessage[];
  frame: MailFrame;
  /** With a line before the first message of each day. */
  days?: boolean;
};

/** Messages of a conversation, as many of the newest as a mail can hold. Their words are text: nothing in them acts. */
export function Talk({ messages, frame, days = false }: TalkProps) {
  const { shown, leftOut } = fitMessages(messages, MOST_BYTES);
  return (
    <Section style={{ ...text, margin: "4px 0 20px", borderLeft: `3px solid ${colors.clay}`, paddingLeft: "16px" }}>
      {leftOut > 0 && <p style={{ ...quiet, margin: "0 0 12px" }}>{wordsOf(frame.locale).olderLeftOut(leftOut)}</p>}
      {shown.map((message, position) => {
        const before = shown[position - 1];
        const newDay = !before || shopClock(before.at).date !== shopClock(message.at).date;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a mail is drawn once
          <Fragment key={position}>
            {days && newDay && (
              <p style={{ margin: "0 0 12px", color: colors["ink-soft"], fontSize: "14px" }}>
                {day[frame.locale ?? "en"].format(message.at)}
              </p>
            )}
            <Said message={message} />
          </Fragment>
        );
      })}
    </Section>
  );
}

function Said({ message: { from, content, at } }: { message: MailMessage }) {
  return (
    <p style={{ margin: "0 0 12px", wordBreak: "break-word" }}>
      <b>{truncate(from, LONGEST_FROM)}</b> · {time.format(at)}
      <br />
      {content.split("\n").map((line, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a mail is drawn once, and two lines may be alike
        <Fragment key={position}>
          {position > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </p>
  );
}
