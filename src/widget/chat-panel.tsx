/** @jsxImportSource preact */
import { useEffect, useRef } from "preact/hooks";
import { Composer } from "./composer";
import type { Conversation, ConversationState } from "./conversation";
import { MessageList } from "./message-list";

type ChatPanelProps = {
  conversation: Conversation;
  state: ConversationState;
  /** On a page of its own the panel cannot be closed. */
  onClose?: () => void;
};

/** What is not as it should be, in words; null when all is well. */
function trouble(state: ConversationState): string | null {
  if (!navigator.onLine) return "You are offline. What you write is kept and goes out when the network is back.";
  if (state.phase === "unreachable") return "The chat cannot be reached just now. Trying again…";
  if (state.behind) return "Fetching messages…";
  return null;
}

/** The open chat: head, conversation, composer. Escape closes it. */
export function ChatPanel({ conversation, state, onClose }: ChatPanelProps) {
  const panel = useRef<HTMLElement>(null);
  const bad = trouble(state);
  useEffect(() => {
    // Phone keyboards cover the page without telling the layout: the panel ends where the visible part ends.
    const viewport = visualViewport;
    const fill = () => panel.current?.style.setProperty("--visible", `${viewport?.height}px`);
    viewport?.addEventListener("resize", fill);
    fill();
    panel.current?.querySelector("textarea")?.focus();
    return () => viewport?.removeEventListener("resize", fill);
  }, []);
  return (
    <section
      class={onClose ? "panel" : "panel page"}
      aria-label="Chat"
      ref={panel}
      onKeyDown={(event) => event.key === "Escape" && onClose?.()}
    >
      <header>
        <h2>
          Chat with us <small>Household Planet, Nairobi</small>
        </h2>
        {onClose && (
          <button type="button" aria-label="Close chat" onClick={onClose}>
            ✕
          </button>
        )}
      </header>
      {bad && (
        <p class="bar" role="status" style="margin:0">
          {bad}
        </p>
      )}
      <MessageList state={state} conversation={conversation} />
      {state.closed && (
        <p class="bar" style="margin:0">
          This conversation has ended. Write again to start a new one.
        </p>
      )}
      <Composer onSend={(content) => conversation.send(content)} />
    </section>
  );
}
