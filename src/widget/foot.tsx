/** @jsxImportSource preact */
import type { Conversation } from "./conversation";
import type { ConversationState } from "./conversation-state";

type FootProps = { state: ConversationState; conversation: Conversation; onOffline: () => void };

/** Below the newest message: that nobody is there and what can be done, and answers to tap. */
export function Foot({ state, conversation, onOffline }: FootProps) {
  const { view, closed, blocked, messages, pending } = state;
  const last = messages.at(-1);
  if (blocked) return null;
  const replies = last?.sender !== "visitor" && pending.length === 0 && !closed ? last?.quickReplies : undefined;
  return (
    <>
      {view?.offlineForm && !closed && (
        <p class="away">
          {view.look.offlineText}{" "}
          <button type="button" onClick={onOffline}>
            Leave a message
          </button>{" "}
          or just write here.
        </p>
      )}
      {replies && (
        <div class="quick">
          {replies.map((reply) => (
            <button type="button" key={reply} onClick={() => conversation.send(reply)}>
              {reply}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
