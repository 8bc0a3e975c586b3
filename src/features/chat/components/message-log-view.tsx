"use client";
import { ArrowDown } from "lucide-react";
import { Fragment } from "react";
import { Button } from "@/ui/button";
import type { ChatMessagePayload } from "../channels";
import { dayName } from "./chat-times";
import type { ConversationFeed, FeedState, PendingReply } from "./conversation-feed";
import { MessageBubble } from "./message-bubble";
import { useStickToEnd } from "./use-stick-to-end";

type MessageLogViewProps = Pick<FeedState, "phase" | "messages" | "pending"> & {
  feed: ConversationFeed;
  staffName: string;
};

/** A reply that is on its way, in the shape of a stored message: it keeps its place on the screen when it arrives. */
const asMessage = ({ clientMessageId, content, createdAt }: PendingReply, senderName: string): ChatMessagePayload => ({
  id: clientMessageId,
  sessionId: "",
  seq: Number.MAX_SAFE_INTEGER,
  sender: "staff",
  senderName,
  content,
  clientMessageId,
  createdAt,
});

/** The messages by day; screen readers hear each one once as it comes. */
export function MessageLogView({ feed, phase, messages, pending, staffName }: MessageLogViewProps) {
  const shown = [
    ...messages.map((message) => ({ message, reply: undefined })),
    ...pending.map((reply) => ({ message: asMessage(reply, staffName), reply })),
  ];
  const { box, atEnd, goToEnd } = useStickToEnd(
    shown.length + pending.filter(({ problem }) => problem).length,
    pending.length > 0,
  );
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={box}
        role="log"
        aria-label="Messages"
        // Without a way in by keyboard the older messages could not be scrolled to.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable (WCAG 2.1.1).
        tabIndex={0}
        className="h-full space-y-1 overflow-y-auto overflow-x-hidden px-4 py-4 lg:px-6"
      >
        {phase === "loading" && <p className="text-ink-soft">Loading messages…</p>}
        {phase === "failed" && <p className="text-danger">The messages could not be loaded yet. Trying again…</p>}
        {shown.map(({ message, reply }, index) => {
          const before = shown[index - 1]?.message;
          const newDay = !before || dayName(before.createdAt) !== dayName(message.createdAt);
          return (
            <Fragment key={message.clientMessageId ?? message.id}>
              {newDay && <p className="py-3 text-center text-ink-soft text-sm">{dayName(message.createdAt)}</p>}
              <MessageBubble
                message={message}
                reply={reply}
                named={newDay || before?.senderName !== message.senderName || before.sender !== message.sender}
                onTryAgain={() => feed.tryAgain(message.id)}
                onDiscard={() => feed.discard(message.id)}
              />
            </Fragment>
          );
        })}
      </div>
      {!atEnd && (
        <Button look="quiet" onClick={goToEnd} className="absolute right-4 bottom-3 shadow-card">
          <ArrowDown aria-hidden className="size-4" /> Newest
        </Button>
      )}
    </div>
  );
}
