"use client";
import clsx from "clsx";
import { useRouter } from "next/navigation";
import { useActionState, useEffect, useState } from "react";
import { formatDateTime } from "@/lib/time";
import { Button } from "@/ui/button";
import { TextArea } from "@/ui/field";
import type { ChatMessagePayload } from "../channels";
import type { LinkedConversation } from "../get-linked-conversation";

const LOOK_EVERY_MS = 10_000;

type LinkedConversationViewProps = LinkedConversation & {
  /** Makes a form that is sent twice one message. */
  nextId: string;
  send: (problem: string | null, form: FormData) => Promise<string | null>;
};

/** A conversation as the link of a mail opens it. Works without JavaScript; with it, answers appear by themselves. */
export function LinkedConversationView({ messages, nextId, send }: LinkedConversationViewProps) {
  useLookForAnswers();
  const lastOwn = messages.findLast((message) => message.sender === "visitor")?.id;
  return (
    <div className="space-y-6">
      <p className="mt-2 text-ink-soft">
        You opened it by the link in our mail. Whoever has the link can read and answer here for seven days.
      </p>
      <div role="log" aria-label="Messages">
        <ol className="space-y-3">
          {messages.map((message, index) => (
            <Said key={message.id} message={message} isLast={index === messages.length - 1} />
          ))}
        </ol>
      </div>
      {/* What was sent is gone from the form; an answer that comes in leaves it as it is. */}
      <AnswerForm key={lastOwn} nextId={nextId} send={send} />
    </div>
  );
}

function AnswerForm({ nextId, send }: Pick<LinkedConversationViewProps, "nextId" | "send">) {
  const [problem, action, pending] = useActionState(send, null);
  const [clientMessageId] = useState(nextId);
  return (
    <form action={action} className="space-y-3">
      <input type="hidden" name="clientMessageId" value={clientMessageId} />
      <TextArea
        id="content"
        name="content"
        label="Your answer"
        maxLength={4000}
        required
        error={problem ?? undefined}
      />
      <Button type="submit" disabled={pending}>
        {pending ? "Sending…" : "Send"}
      </Button>
    </form>
  );
}

function Said({ message, isLast }: { message: ChatMessagePayload; isLast: boolean }) {
  const own = message.sender === "visitor";
  return (
    <li id={isLast ? "latest" : undefined}>
      <p className="text-ink-soft text-sm">
        {own ? "You" : message.senderName} · {formatDateTime(new Date(message.createdAt))}
      </p>
      <p
        className={clsx(
          "whitespace-pre-wrap break-words rounded-card border px-4 py-2.5",
          own ? "border-transparent bg-clay-pale" : "border-line bg-surface",
        )}
      >
        {message.content}
      </p>
    </li>
  );
}

/** Asks for news every 10 s while the page is looked at. */
function useLookForAnswers() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
}
