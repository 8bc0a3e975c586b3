/** @jsxImportSource preact */
import { useRef, useState } from "preact/hooks";
import { MAX_MESSAGE_LENGTH } from "@/features/chat/channels";

const WARN_BEFORE_END = 200;

/** Where the shopper writes: Enter sends, Shift+Enter is a new line; nothing typed is lost when it cannot be sent. */
export function Composer({ onSend }: { onSend: (content: string) => void }) {
  const [draft, setDraft] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const left = MAX_MESSAGE_LENGTH - draft.trim().length;
  const send = (event: Event) => {
    event.preventDefault();
    const content = draft.trim();
    if (!content || left < 0) return;
    onSend(content);
    setDraft("");
    field.current?.focus();
  };
  return (
    <>
      {left < WARN_BEFORE_END && (
        <p class="count" role="status">
          {left >= 0 ? `${left} characters left` : `${-left} characters too many`}
        </p>
      )}
      <form onSubmit={send}>
        <textarea
          ref={field}
          rows={1}
          aria-label="Your message"
          placeholder="Write a message…"
          enterkeyhint="send"
          value={draft}
          onInput={(event) => setDraft(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && !event.shiftKey && !event.isComposing && send(event)}
        />
        <button type="submit" disabled={left < 0}>
          Send
        </button>
      </form>
    </>
  );
}
