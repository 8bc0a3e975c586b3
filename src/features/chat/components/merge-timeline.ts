import type { ChatMessagePayload } from "../channels";
import type { ActivityView } from "../list-activities";
import { dayName } from "./chat-times";
import type { PendingReply } from "./feed-source";

/** A note among staff, as the timeline shows it. */
export type TimelineNote = {
  id: string;
  clientId: string;
  staffName: string;
  content: string;
  /** Where colleagues are named in it: from, to. */
  marks: [number, number][];
  createdAt: string;
};

type TimelineEntry =
  | { kind: "message"; key: string; message: ChatMessagePayload; reply?: PendingReply; named: boolean }
  | { kind: "note"; key: string; note: TimelineNote }
  | { kind: "activity"; key: string; activity: ActivityView };

/**
 * `day`: this is the first of that day, in words. It is no line of its own: whoever reads at the top keeps his place by the first line,
 * which is another one's day as soon as older ones come in above.
 */
export type TimelineItem = TimelineEntry & { day?: string };

type Stamped = { at: string; item: TimelineEntry };

/** A reply that is on its way, in the shape of a stored message: it keeps its place on the screen when it arrives. */
const asMessage = ({ clientMessageId, content, createdAt }: PendingReply, senderName: string): ChatMessagePayload => ({
  id: clientMessageId,
  sessionId: "",
  seq: Number.MAX_SAFE_INTEGER,
  sender: "staff",
  senderName,
  content,
  clientMessageId,
  createdAt,
});

const keyOf = ({ clientMessageId, id }: ChatMessagePayload) => clientMessageId ?? id;

/** Messages keep their order; what else happened stands before the first message that is younger. */
function interleave(messages: Stamped[], others: Stamped[]): Stamped[] {
  const merged: Stamped[] = [];
  let next = 0;
  for (const message of messages) {
    while (next < others.length && (others[next] as Stamped).at < message.at) merged.push(others[next++] as Stamped);
    merged.push(message);
  }
  return [...merged, ...others.slice(next)];
}

/**
 * A conversation as staff read it: messages in the order of their numbers, and between them, by time, notes and what happened, with
 * a line at each new day; at the end what is not stored yet. While older messages are not read, nothing older is shown either.
 */
export function mergeTimeline(parts: {
  messages: ChatMessagePayload[];
  pending: PendingReply[];
  notes: TimelineNote[];
  activities: ActivityView[];
  /** Whether there are messages before the first one here. */
  hasOlder: boolean;
  staffName: string;
}): TimelineItem[] {
  const { messages, pending, notes, activities, hasOlder, staffName } = parts;
  const from = hasOlder ? (messages[0]?.createdAt ?? "") : "";
  const stored = messages.map(
    (message): Stamped => ({
      at: message.createdAt,
      item: { kind: "message", key: keyOf(message), message, named: false },
    }),
  );
  const others = [
    ...notes.map((note): Stamped => ({ at: note.createdAt, item: { kind: "note", key: note.clientId, note } })),
    ...activities.map(
      (activity): Stamped => ({ at: activity.at, item: { kind: "activity", key: activity.id, activity } }),
    ),
  ]
    .filter(({ at }) => at >= from)
    .sort((a, b) => a.at.localeCompare(b.at));
  const waiting = pending.map((reply): Stamped => {
    const message = asMessage(reply, staffName);
    return { at: reply.createdAt, item: { kind: "message", key: keyOf(message), message, reply, named: false } };
  });
  return withDays([...interleave(stored, others), ...waiting]);
}

function withDays(stamped: Stamped[]): TimelineItem[] {
  let day = "";
  let before: TimelineEntry | undefined;
  return stamped.map(({ at, item }) => {
    const today = dayName(at);
    const first = today !== day ? { day: today } : {};
    const named = item.kind === "message" && (today !== day || !sameSender(before, item.message));
    day = today;
    before = item;
    return { ...item, ...first, ...(item.kind === "message" ? { named } : {}) };
  });
}

function sameSender(before: TimelineEntry | undefined, { sender, senderName }: ChatMessagePayload): boolean {
  return before?.kind === "message" && before.message.sender === sender && before.message.senderName === senderName;
}

/** What an activity says to staff, in one line. */
export function activityWords({ kind, detail }: ActivityView): string {
  const by = detail.by ?? "The shop";
  switch (kind) {
    case "assigned":
      return detail.to && detail.to !== detail.by ? `${by} gave it to ${detail.to}` : `${detail.to ?? by} took it`;
    case "transferred":
      return detail.to && detail.to === detail.by
        ? `${by} took it over`
        : `${by} transferred it to ${detail.to ?? detail.team ?? "the queue"}`;
    case "given_back":
      return detail.by ? `${detail.by} gave it back` : "Given back to the queue";
    case "handed_over":
      return detail.team ? `The bot handed over to ${detail.team}` : "The bot handed over to people";
    case "snoozed":
      return `${by} put it off`;
    case "woken":
      return detail.by ? `${detail.by} brought it back` : "Back in the list";
    case "closed":
      return `${detail.by ? `Closed by ${detail.by}` : "Closed"}${outcomeWords(detail.reason)}`;
    case "reopened":
      return detail.by ? `Reopened by ${detail.by}` : "Reopened";
    case "blocked":
      return `${by} blocked the visitor`;
    case "unblocked":
      return `${by} let the visitor back in`;
  }
}

const outcomes: Record<string, string> = { resolved: ": resolved", not_resolved: ": not resolved", spam: ": spam" };
const outcomeWords = (reason: string | undefined): string => (reason ? (outcomes[reason] ?? `: ${reason}`) : "");
