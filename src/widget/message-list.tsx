/** @jsxImportSource preact */
import { Fragment } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { ChatMessagePayload } from "@/features/chat/channels";
import type { Conversation, ConversationState } from "./conversation";
import type { PendingMessage } from "./pending-messages";

const dayOf = (iso: string) =>
  new Date(iso).toLocaleDateString(undefined, { weekday: "long", day: "numeric", month: "long" });

function Message({ message, before }: { message: ChatMessagePayload; before?: ChatMessagePayload }) {
  const mine = message.sender === "visitor";
  const named = !mine && message.sender !== "system" && before?.senderName !== message.senderName;
  const side = message.sender === "system" ? "system" : mine ? "mine" : "theirs";
  return (
    <Fragment>
      {(!before || dayOf(before.createdAt) !== dayOf(message.createdAt)) && (
        <p class="day">{dayOf(message.createdAt)}</p>
      )}
      {named && (
        <p class="who">
          {message.senderName}
          {message.sender === "bot" && " · automatic answer"}
        </p>
      )}
      <div class={`bubble ${side}`}>{message.content}</div>
    </Fragment>
  );
}

const words = { sending: "Sending…", waiting: "Waiting for the network. It goes out by itself." };

function Pending({ message, conversation }: { message: PendingMessage; conversation: Conversation }) {
  return (
    <Fragment>
      <div class="bubble mine">{message.content}</div>
      {message.state === "failed" ? (
        <p class="state failed">
          Not sent: {message.reason}{" "}
          <button type="button" onClick={() => conversation.tryAgain(message.clientMessageId)}>
            Try again
          </button>
          <button type="button" onClick={() => conversation.discard(message.clientMessageId)}>
            Discard
          </button>
        </p>
      ) : (
        <p class="state">{words[message.state]}</p>
      )}
    </Fragment>
  );
}

/** The conversation, newest at the bottom; it follows new messages unless the reader has scrolled up. */
export function MessageList({ state, conversation }: { state: ConversationState; conversation: Conversation }) {
  const log = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const last = state.messages.at(-1);
  const showSent = last?.sender === "visitor" && state.pending.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new or settled message is what moves the log
  useLayoutEffect(() => {
    if (following.current) log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [state.messages.length, state.pending.length]);
  const scrolled = () => {
    const box = log.current;
    if (box) following.current = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div class="log" role="log" aria-label="Conversation" tabIndex={0} ref={log} onScroll={scrolled}>
      {state.messages.map((message, index) => (
        <Message key={message.id} message={message} before={state.messages[index - 1]} />
      ))}
      {showSent && <p class="state">Sent</p>}
      {state.pending.map((message) => (
        <Pending key={message.clientMessageId} message={message} conversation={conversation} />
      ))}
    </div>
  );
}
