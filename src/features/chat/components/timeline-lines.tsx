import { StickyNote } from "lucide-react";
import type { ActivityView } from "../list-activities";
import { clockTime } from "./chat-times";
import { MarkedText } from "./marked-text";
import { activityWords, type TimelineNote } from "./merge-timeline";
import type { VisitorTyping } from "./use-typing";

/** A word among staff, unlike any message: the visitor never sees it. */
export function NoteLine({ note }: { note: TimelineNote }) {
  return (
    <div className="my-1.5 ml-auto max-w-[85%] rounded-card border border-gold border-dashed bg-gold-pale px-3.5 py-2 lg:max-w-[75%]">
      <p className="flex items-center gap-1.5 text-gold text-sm">
        <StickyNote aria-hidden className="size-4 shrink-0" />
        <span className="min-w-0 flex-1 truncate">
          <span className="font-semibold">{note.staffName}</span> · note for staff
        </span>
        <span className="text-xs">{clockTime(note.createdAt)}</span>
      </p>
      <p className="whitespace-pre-wrap break-words [overflow-wrap:anywhere]">
        <MarkedText text={note.content} marks={note.marks} className="bg-transparent font-bold text-gold" />
      </p>
    </div>
  );
}

/** What happened between the messages. */
export function ActivityLine({ activity }: { activity: ActivityView }) {
  return (
    <p className="py-1.5 text-center text-ink-soft text-sm">
      {activityWords(activity)} · {clockTime(activity.at)}
    </p>
  );
}

/** The visitor writes just now; where staff may see it, what. */
export function TypingLine({ typing }: { typing: VisitorTyping }) {
  return (
    <div className="flex flex-col items-start pt-2">
      <div className="max-w-[85%] rounded-card rounded-bl-sm border border-line border-dashed bg-surface px-3.5 py-2 text-ink-soft lg:max-w-[75%]">
        <span className="inline-flex items-center gap-2 text-sm">
          <span aria-hidden className="inline-flex gap-1">
            {[0, 150, 300].map((delay) => (
              <span
                key={delay}
                style={{ animationDelay: `${delay}ms` }}
                className="size-1.5 animate-bounce rounded-full bg-ink-soft motion-reduce:animate-none"
              />
            ))}
          </span>
          {typing.name} is writing{typing.preview ? " (not sent yet):" : "…"}
        </span>
        {typing.preview && (
          <p className="whitespace-pre-wrap break-words italic [overflow-wrap:anywhere]">{typing.preview}</p>
        )}
      </div>
    </div>
  );
}
