"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown } from "lucide-react";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/ui/button";
import type { ConversationFeed } from "./conversation-feed";
import type { FeedState } from "./feed-source";
import type { TimelineItem } from "./merge-timeline";
import { MessageBubble, type MessageMark } from "./message-bubble";
import { PendingLine } from "./pending-line";
import { ActivityLine, NoteLine, TypingLine } from "./timeline-lines";
import { useOpenMessage } from "./use-open-session";
import type { VisitorTyping } from "./use-typing";

type MessageLogViewProps = Pick<FeedState, "phase" | "older"> & {
  feed: ConversationFeed;
  items: TimelineItem[];
  /** How far the visitor has got. */
  marks: { visitorReadSeq: number; visitorDeliveredSeq: number };
  typing: VisitorTyping | null;
  onUndo: (content: string) => void;
  onRelease: (messageId: string) => void;
};

type LogItem = TimelineItem | { kind: "typing"; key: string; typing: VisitorTyping; day?: never };

/** Nearer to the end than this counts as being there. */
const NEAR_PX = 80;
/** Older messages are read this long before their place comes into sight. */
const AHEAD_PX = 600;
const LINE_PX = 68;

/**
 * The conversation by day; only what is near the window is in the page, however long it is. Who reads at the end stays there, who
 * reads further up stays where he is, also when older messages come in above.
 */
export function MessageLogView(props: MessageLogViewProps) {
  const { feed, phase, older, typing } = props;
  const items: LogItem[] = typing ? [...props.items, { kind: "typing", key: "typing", typing }] : props.items;
  const box = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_PX,
    getItemKey: (index) => items[index]?.key ?? index,
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: NEAR_PX,
    overscan: 8,
    paddingStart: 12,
    paddingEnd: 12,
  });
  const ready = items.length > 0;
  const pendingCount = props.items.filter((item) => item.kind === "message" && item.reply).length;
  const lastKey = items.at(-1)?.key;

  useLayoutEffect(() => {
    if (ready) virtual.scrollToEnd();
  }, [ready, virtual]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another line, also one above the last, that is to be followed.
  useEffect(() => {
    if (atEnd) virtual.scrollToEnd();
  }, [lastKey, items.length, virtual]);
  // Who has just written looks at what he wrote.
  useEffect(() => {
    if (pendingCount > 0) virtual.scrollToEnd();
  }, [pendingCount, virtual]);

  useStayAtEnd(box, atEnd, () => virtual.scrollToEnd());

  const soughtSeq = useShownMessage(feed, older, props.items, (index) => {
    setAtEnd(false);
    virtual.scrollToIndex(index, { align: "center" });
  });

  const look = () => {
    const element = box.current;
    if (!element) return;
    setAtEnd(element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX);
    if (older === "more" && element.scrollTop < AHEAD_PX) void feed.readOlder();
  };
  // Who went to the very top before a page had come is still there when it has: no scrolling asks for the next one then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page that came is a reason to look.
  useEffect(() => {
    if (!atEnd) look();
  }, [older, items.length]);
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={box}
        role="log"
        aria-label="Messages"
        // New ones are read out by the line below the log: here lines also come and go with scrolling.
        aria-live="off"
        // Without a way in by keyboard the older messages could not be scrolled to.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable (WCAG 2.1.1).
        tabIndex={0}
        onScroll={look}
        className="h-full overflow-y-auto overflow-x-hidden px-4 [overflow-anchor:none] lg:px-6"
      >
        {phase === "loading" && <p className="py-4 text-ink-soft">Loading messages…</p>}
        {phase === "failed" && <p className="py-4 text-danger">The messages could not be loaded yet. Trying again…</p>}
        <div className="relative w-full" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className="absolute top-0 left-0 w-full"
              style={{ transform: `translateY(${start}px)` }}
            >
              <Line {...props} item={items[index] as LogItem} soughtSeq={soughtSeq} />
            </div>
          ))}
        </div>
      </div>
      <OlderNotice older={older} onRetry={() => void feed.readOlder()} />
      <Announcer items={props.items} />
      {!atEnd && (
        <Button
          look="quiet"
          onClick={() => virtual.scrollToEnd()}
          className="absolute right-4 bottom-3 px-4 shadow-card"
        >
          <ArrowDown aria-hidden className="size-4" /> Newest
        </Button>
      )}
    </div>
  );
}

/** Who reads at the end goes on seeing it when there is less room: a long answer is typed, a phone is turned. */
function useStayAtEnd(box: RefObject<HTMLElement | null>, atEnd: boolean, toEnd: () => void): void {
  const latest = useRef({ atEnd, toEnd });
  latest.current = { atEnd, toEnd };
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(() => latest.current.atEnd && latest.current.toEnd());
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
}

/** Goes to the message that the address names, e.g. one that a search found, and gives its number; older pages are read until it is there. */
function useShownMessage(
  feed: ConversationFeed,
  older: FeedState["older"],
  items: TimelineItem[],
  goTo: (index: number) => void,
): number | null {
  const seq = useOpenMessage();
  const shown = useRef<number | null>(null);
  useEffect(() => {
    if (seq === null || shown.current === seq || items.length === 0) return;
    const at = items.findIndex((item) => item.kind === "message" && item.message.seq === seq);
    if (at === -1) {
      if (older === "more") void feed.readOlder();
      return;
    }
    shown.current = seq;
    // After the log has gone to its end.
    requestAnimationFrame(() => goTo(at));
  });
  return seq;
}

type LineProps = MessageLogViewProps & { item: LogItem; soughtSeq: number | null };

function Line(props: LineProps) {
  const { day } = props.item;
  return (
    <>
      {day && <p className="py-3 text-center text-ink-soft text-sm">{day}</p>}
      <LineItself {...props} />
    </>
  );
}

function LineItself({ item, feed, marks, onUndo, onRelease, soughtSeq }: LineProps) {
  if (item.kind === "typing") return <TypingLine typing={item.typing} />;
  if (item.kind === "note") return <NoteLine note={item.note} />;
  if (item.kind === "activity") return <ActivityLine activity={item.activity} />;
  const { message, reply, named } = item;
  return (
    <MessageBubble
      message={message}
      reply={reply}
      named={named}
      sought={message.seq === soughtSeq}
      mark={message.sender === "staff" && !reply ? markOf(message.seq, marks) : null}
      onRelease={onRelease}
    >
      {reply && <PendingLine reply={reply} feed={feed} onUndo={onUndo} />}
    </MessageBubble>
  );
}

function markOf(seq: number, marks: MessageLogViewProps["marks"]): MessageMark {
  if (seq <= marks.visitorReadSeq) return "read";
  return seq <= marks.visitorDeliveredSeq ? "delivered" : "sent";
}

function OlderNotice({ older, onRetry }: { older: FeedState["older"]; onRetry: () => void }) {
  if (older !== "loading" && older !== "failed") return null;
  return (
    <p className="absolute inset-x-0 top-2 mx-auto w-fit rounded-full bg-sand px-4 py-1 text-sm shadow-card">
      {older === "loading" ? (
        "Loading older messages…"
      ) : (
        <>
          Older messages could not be loaded.{" "}
          <button type="button" onClick={onRetry} className="min-h-11 font-semibold underline">
            Try again
          </button>
        </>
      )}
    </p>
  );
}

/** Reads each message that comes in out once; own ones, and those that were there before, never. */
function Announcer({ items }: { items: TimelineItem[] }) {
  const seen = useRef<number | null>(null);
  const [words, setWords] = useState("");
  useEffect(() => {
    const incoming = items.flatMap((item) =>
      item.kind === "message" && !item.reply && item.message.sender !== "staff" ? [item.message] : [],
    );
    const newest = incoming.at(-1);
    const before = seen.current;
    if (items.length > 0) seen.current = newest?.seq ?? 0;
    if (before === null || !newest || newest.seq <= before) return;
    const fresh = incoming.filter(({ seq }) => seq > before);
    setWords(fresh.map(({ senderName, content }) => `${senderName}: ${content}`).join(". "));
  }, [items]);
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
