"use client";
import clsx from "clsx";
import { BadgeCheck, Clock, ShieldAlert } from "lucide-react";
import { type MouseEvent, memo, useState } from "react";
import type { ConversationSummary } from "../load-summaries";
import { durationSince, shortTime } from "./chat-times";
import { snoozeTime } from "./snooze-choices";
import { deskHref, openInPlace } from "./use-open-session";

/** Every row is as high, so that the list knows its length without drawing it. */
export const ROW_HEIGHT = 92;

type SessionRowProps = {
  conversation: ConversationSummary;
  current: boolean;
  /** The one row that Tab leads to. */
  reachable: boolean;
  staffId: string;
  now: number;
};

const speakers = { visitor: "", bot: "Assistant: ", system: "" };

function lastWords({ lastMessage }: ConversationSummary, staffId: string): string {
  if (!lastMessage) return "";
  if (lastMessage.sender !== "staff") return speakers[lastMessage.sender] + lastMessage.preview;
  return `${lastMessage.staffId === staffId ? "You" : lastMessage.senderName}: ${lastMessage.preview}`;
}

function open(event: MouseEvent<HTMLAnchorElement>): void {
  openInPlace(event);
}

/** One conversation in the list: who, what was said last, who waits since when, whose it is. Drawn again only when that changes. */
export const SessionRow = memo(function SessionRow({
  conversation,
  current,
  reachable,
  staffId,
  now,
}: SessionRowProps) {
  const { sessionId, name, known, lastMessage, spokenAt, unread } = conversation;
  const seq = lastMessage?.seq ?? 0;
  const [firstSeq] = useState(seq);
  return (
    <a
      href={deskHref(sessionId)}
      onClick={open}
      data-conversation={sessionId}
      tabIndex={reachable ? 0 : -1}
      aria-current={current ? "true" : undefined}
      className={clsx(
        "relative isolate flex h-full flex-col justify-center gap-0.5 border-line border-b border-l-4 px-3 focus-visible:-outline-offset-3",
        current ? "border-l-clay bg-clay-pale" : "border-l-transparent hover:bg-sand",
      )}
    >
      {seq > firstSeq && <span key={seq} aria-hidden className="conversation-fresh" />}
      <span className="flex items-baseline gap-2">
        <span className={clsx("min-w-0 truncate", unread > 0 ? "font-bold" : "font-semibold")}>{name}</span>
        {known && <BadgeCheck aria-label="Signed in" className="size-4 shrink-0 self-center text-sage" />}
        {spokenAt && (
          <time dateTime={spokenAt} className="ml-auto shrink-0 text-ink-soft text-xs">
            {shortTime(spokenAt, now)}
          </time>
        )}
      </span>
      <span className="flex items-center gap-2 text-sm">
        <span className={clsx("min-w-0 flex-1 truncate", unread > 0 ? "text-ink" : "text-ink-soft")}>
          {lastWords(conversation, staffId)}
        </span>
        {unread > 0 && (
          <span className="min-w-5 shrink-0 rounded-full bg-clay px-1.5 text-center font-semibold text-on-clay text-xs leading-5">
            {unread > 99 ? "99+" : unread}
            <span className="sr-only"> unread</span>
          </span>
        )}
      </span>
      <Marks conversation={conversation} staffId={staffId} now={now} />
    </a>
  );
});

const mark = "shrink-0 truncate rounded-full px-2 leading-5";

function Marks({ conversation, staffId, now }: Pick<SessionRowProps, "conversation" | "staffId" | "now">) {
  const { owner, team, tags, waitingSince, snoozedUntil, held, closedAt, blocked } = conversation;
  const mine = owner?.id === staffId;
  return (
    <span className="flex h-5 items-center gap-1.5 overflow-hidden whitespace-nowrap text-xs [mask-image:linear-gradient(to_right,black_calc(100%-1.5rem),transparent)]">
      {waitingSince && !closedAt && (
        <span className={`${mark} bg-gold-pale font-semibold text-gold`}>
          Waiting {durationSince(waitingSince, now)}
        </span>
      )}
      {snoozedUntil && (
        <span className={`${mark} inline-flex items-center gap-1 bg-sand`}>
          <Clock aria-hidden className="size-3" />
          {snoozeTime(snoozedUntil, now)}
        </span>
      )}
      {held && (
        <span className={`${mark} inline-flex items-center gap-1 bg-danger-pale font-semibold text-danger`}>
          <ShieldAlert aria-hidden className="size-3" /> Held
        </span>
      )}
      {blocked && <span className={`${mark} bg-danger-pale font-semibold text-danger`}>Blocked</span>}
      <span
        className={
          mine ? `${mark} bg-sage-pale font-semibold text-sage` : owner ? `${mark} max-w-28 bg-sand` : "text-ink-soft"
        }
      >
        {mine ? "Yours" : (owner?.name ?? (closedAt ? "No owner" : "Unassigned"))}
      </span>
      {team && <span className="truncate text-ink-soft">{team.name}</span>}
      {tags.map(({ id, name }) => (
        <span key={id} className={`${mark} max-w-28 border border-line leading-[1.125rem]!`}>
          {name}
        </span>
      ))}
    </span>
  );
}
