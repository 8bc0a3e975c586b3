"use client";
import { SendHorizontal } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { Button } from "@/ui/button";
import { MAX_MESSAGE_LENGTH } from "../channels";
import { isTooLong } from "../rules";

type ReplyComposerProps = { sessionId: string; onSend: (content: string) => void };

// What is half written stays while one looks into another conversation.
const drafts = new Map<string, string>();

/** The field to answer in: Enter sends, Shift and Enter begin a new line. */
export function ReplyComposer({ sessionId, onSend }: ReplyComposerProps) {
  const [text, setText] = useState(drafts.get(sessionId) ?? "");
  const content = text.trim();
  const tooLong = isTooLong(content);
  const write = (next: string) => {
    drafts.set(sessionId, next);
    setText(next);
  };
  const send = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    if (!content || tooLong) return;
    onSend(content);
    write("");
  };
  return (
    <form onSubmit={send} className="border-line border-t bg-surface px-3 py-3 lg:px-5">
      {tooLong && (
        <p role="alert" className="pb-2 text-danger">
          A message has at most {MAX_MESSAGE_LENGTH.toLocaleString("en")} characters. Please send it in parts.
        </p>
      )}
      <div className="flex items-end gap-2">
        <textarea
          aria-label="Your answer"
          placeholder="Write an answer…"
          rows={2}
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => {
            // While a word is being composed (input methods), Enter belongs to it.
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) send(event);
          }}
          className="field-sizing-content max-h-40 min-h-11 w-full resize-none rounded-field border border-line bg-paper px-3.5 py-2 text-base placeholder:text-ink-soft"
        />
        <Button type="submit" disabled={!content || tooLong} className="px-4" aria-label="Send">
          <SendHorizontal aria-hidden className="size-5" />
        </Button>
      </div>
      <p className="hidden pt-1 text-ink-soft text-xs lg:block">Enter sends, Shift + Enter begins a new line.</p>
    </form>
  );
}
