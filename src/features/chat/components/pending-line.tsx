"use client";
import { useEffect, useState } from "react";
import type { ConversationFeed } from "./conversation-feed";
import type { PendingReply } from "./feed-source";

type PendingLineProps = { reply: PendingReply; feed: ConversationFeed; onUndo: (content: string) => void };

const link = "inline-flex min-h-11 items-center px-2 font-semibold underline";

/** Under an own message that is not stored: how long it can be taken back, that it is on its way, or why it was not sent. */
export function PendingLine({ reply, feed, onUndo }: PendingLineProps) {
  const { clientMessageId: id, problem, conflict, goesAt } = reply;
  if (conflict)
    return (
      <div role="alert" className="mt-1 w-full max-w-[85%] rounded-card border border-gold bg-gold-pale px-3.5 py-2">
        <p className="font-semibold text-gold">{conflict.senderName} answered meanwhile:</p>
        <p className="line-clamp-3 whitespace-pre-wrap break-words">{conflict.content}</p>
        <div className="flex flex-wrap">
          <button type="button" className={link} onClick={() => feed.sendAnyway(id)}>
            Send anyway
          </button>
          <button type="button" className={link} onClick={() => onUndo(feed.undo(id) ?? "")}>
            Change it
          </button>
          <button type="button" className={link} onClick={() => feed.discard(id)}>
            Discard
          </button>
        </div>
      </div>
    );
  if (problem)
    return (
      <p role="alert" className="flex flex-wrap items-center justify-end px-1 text-danger text-sm">
        Not sent. {problem}
        <button type="button" className={link} onClick={() => feed.tryAgain(id)}>
          Try again
        </button>
        <button type="button" className={link} onClick={() => feed.discard(id)}>
          Discard
        </button>
      </p>
    );
  if (goesAt) return <Countdown goesAt={goesAt} onUndo={() => onUndo(feed.undo(id) ?? "")} />;
  return <p className="px-1 text-ink-soft text-xs">Sending…</p>;
}

const secondsUntil = (moment: number) => Math.max(0, Math.ceil((moment - Date.now()) / 1_000));

function Countdown({ goesAt, onUndo }: { goesAt: number; onUndo: () => void }) {
  const [seconds, setSeconds] = useState(() => secondsUntil(goesAt));
  useEffect(() => {
    const timer = setInterval(() => setSeconds(secondsUntil(goesAt)), 250);
    return () => clearInterval(timer);
  }, [goesAt]);
  return (
    <p className="flex items-center px-1 text-ink-soft text-sm">
      {seconds > 0 ? `Goes out in ${seconds} s` : "Sending…"}
      {seconds > 0 && (
        <button type="button" className={`${link} text-clay-deep`} onClick={onUndo}>
          Undo
        </button>
      )}
    </p>
  );
}
