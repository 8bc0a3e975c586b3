import clsx from "clsx";
import { Check, CheckCheck, Link2Off } from "lucide-react";
import { memo } from "react";
import type { ChatMessagePayload } from "../channels";
import { clockTime } from "./chat-times";
import type { PendingReply } from "./feed-source";
import { LinkedText } from "./linked-text";

/** How far an own message has got. */
export type MessageMark = "sent" | "delivered" | "read";

type MessageBubbleProps = {
  message: ChatMessagePayload;
  /** Set while it is not stored. */
  reply: PendingReply | undefined;
  /** Another sender than before: the name stands above. */
  named: boolean;
  mark: MessageMark | null;
  /** The one that was asked for, e.g. found by a search: it stands out. */
  sought?: boolean;
  onRelease: (messageId: string) => void;
  children?: React.ReactNode;
};

const looks = {
  visitor: "rounded-bl-sm border border-line bg-surface",
  staff: "rounded-br-sm bg-clay-pale",
  bot: "rounded-br-sm bg-sage-pale",
  system: "bg-sand",
};

const markWords = { sent: "Sent", delivered: "Delivered", read: "Read" };

/** One message: the visitor's at the left, the shop's at the right, with what has become of it. Drawn again only when that changes. */
export const MessageBubble = memo(function MessageBubble(props: MessageBubbleProps) {
  const { message, reply, named, mark, sought, onRelease, children } = props;
  const theirs = message.sender === "visitor";
  return (
    <div className={clsx("flex flex-col pb-1", theirs ? "items-start" : "items-end", named && "pt-2")}>
      {named && (
        <p className="px-1 pb-0.5 text-ink-soft text-sm">
          {message.senderName}
          {message.sender === "bot" && " · automatic answer"}
        </p>
      )}
      <div
        aria-current={sought ? "true" : undefined}
        className={clsx(
          "max-w-[85%] rounded-card px-3.5 py-2 lg:max-w-[75%]",
          looks[message.sender],
          reply && !reply.problem && "opacity-75",
          sought && "outline-2 outline-gold outline-offset-2",
        )}
      >
        <p className="whitespace-pre-wrap break-words [overflow-wrap:anywhere]">
          <LinkedText text={message.content} inert={message.held} />
        </p>
      </div>
      {message.held && (
        <p className="flex flex-wrap items-center gap-x-2 px-1 text-gold text-sm">
          <span>
            <Link2Off aria-hidden className="mr-1 inline size-4" />
            From a new visitor: its links cannot be opened.
          </span>
          <button type="button" onClick={() => onRelease(message.id)} className="min-h-11 px-1 font-semibold underline">
            Let through
          </button>
        </p>
      )}
      {message.quickReplies && message.quickReplies.length > 0 && (
        <ul aria-label="Answers offered" className="flex max-w-[85%] flex-wrap justify-end gap-1.5 pt-1.5">
          {message.quickReplies.map((answer) => (
            <li key={answer} className="rounded-full border border-sage px-3 py-0.5 text-sage text-sm">
              {answer}
            </li>
          ))}
        </ul>
      )}
      {children ?? (
        <p className="flex items-center gap-1 px-1 text-ink-soft text-xs">
          {clockTime(message.createdAt)}
          {mark && <Mark mark={mark} />}
        </p>
      )}
    </div>
  );
});

function Mark({ mark }: { mark: MessageMark }) {
  const Icon = mark === "sent" ? Check : CheckCheck;
  return (
    <span className={clsx("inline-flex items-center gap-0.5", mark === "read" && "font-semibold text-sage")}>
      <Icon aria-hidden className="size-3.5" />
      {markWords[mark]}
    </span>
  );
}
