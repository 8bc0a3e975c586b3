"use client";
import clsx from "clsx";
import { useActionState } from "react";
import { Button, ButtonLink } from "@/ui/button";
import { TextArea } from "@/ui/field";
import { Notice } from "@/ui/notice";
import type { ChatMessagePayload } from "../channels";

type PlainConversationProps = {
  messages: ChatMessagePayload[];
  /** Words for whom staff have shut out: the conversation can only be read. */
  blocked: string | null;
  /** Makes a form that is sent twice one message. */
  nextId: string;
  send: (problem: string | null, form: FormData) => Promise<string | null>;
};

/** The conversation as a page that works without JavaScript; with it, the widget takes this place. */
export function PlainConversation({ messages, blocked, nextId, send }: PlainConversationProps) {
  return (
    <div className="space-y-6">
      <ol className="space-y-3">
        {messages.map((message, index) => (
          <li key={message.id} id={index === messages.length - 1 ? "latest" : undefined}>
            <p className="text-ink-soft text-sm">{message.sender === "visitor" ? "You" : message.senderName}</p>
            <p
              className={clsx(
                "whitespace-pre-wrap break-words rounded-card border px-4 py-2.5",
                message.sender === "visitor" ? "border-transparent bg-clay-pale" : "border-line bg-surface",
              )}
            >
              {message.content}
            </p>
          </li>
        ))}
      </ol>
      {blocked ? (
        <Notice tone="bad">{blocked}</Notice>
      ) : (
        <PlainComposer quickReplies={messages.at(-1)?.quickReplies ?? []} nextId={nextId} send={send} />
      )}
    </div>
  );
}

type PlainComposerProps = Pick<PlainConversationProps, "nextId" | "send"> & { quickReplies: string[] };

function PlainComposer({ quickReplies, nextId, send }: PlainComposerProps) {
  const [problem, action, pending] = useActionState(send, null);
  return (
    <>
      {quickReplies.length > 0 && (
        <form action={action} className="flex flex-wrap gap-2">
          <input type="hidden" name="clientMessageId" value={nextId} />
          {quickReplies.map((reply) => (
            <Button key={reply} type="submit" look="quiet" name="content" value={reply} disabled={pending}>
              {reply}
            </Button>
          ))}
        </form>
      )}
      <form action={action} className="space-y-3">
        <input type="hidden" name="clientMessageId" value={nextId} />
        <TextArea
          id="content"
          name="content"
          label="Your message"
          maxLength={4000}
          required
          error={problem ?? undefined}
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" disabled={pending}>
            Send
          </Button>
          <ButtonLink look="quiet" href="/chat#latest" prefetch={false}>
            Look for answers
          </ButtonLink>
        </div>
      </form>
    </>
  );
}
