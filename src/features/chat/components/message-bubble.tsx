import clsx from "clsx";
import type { ChatMessagePayload } from "../channels";
import { clockTime } from "./chat-times";
import type { PendingReply } from "./conversation-feed";

type MessageBubbleProps = {
  message: ChatMessagePayload;
  /** Set while it is not stored. */
  reply: PendingReply | undefined;
  /** Another sender than before: the name stands above. */
  named: boolean;
  onTryAgain: () => void;
  onDiscard: () => void;
};

const looks = {
  visitor: "bg-surface border border-line",
  staff: "bg-clay-pale",
  bot: "bg-sage-pale",
  system: "bg-sand",
};

const linkButton = "inline-flex min-h-11 items-center px-2 font-semibold underline";

/** One message: the visitor's at the left, the shop's at the right, with what has become of it. */
export function MessageBubble({ message, reply, named, onTryAgain, onDiscard }: MessageBubbleProps) {
  const theirs = message.sender === "visitor";
  return (
    <div className={clsx("flex flex-col", theirs ? "items-start" : "items-end", named && "pt-2")}>
      {named && <p className="px-1 text-ink-soft text-sm">{message.senderName}</p>}
      <div className={clsx("max-w-[85%] rounded-card px-3.5 py-2 lg:max-w-[75%]", looks[message.sender])}>
        <p className="whitespace-pre-wrap break-words [overflow-wrap:anywhere]">{message.content}</p>
      </div>
      {reply?.problem ? (
        <p role="alert" className="flex flex-wrap items-center justify-end px-1 text-danger text-sm">
          Not sent. {reply.problem}
          <button type="button" className={linkButton} onClick={onTryAgain}>
            Try again
          </button>
          <button type="button" className={linkButton} onClick={onDiscard}>
            Discard
          </button>
        </p>
      ) : (
        <p className="px-1 text-ink-soft text-xs">{reply ? "Sending…" : clockTime(message.createdAt)}</p>
      )}
    </div>
  );
}
