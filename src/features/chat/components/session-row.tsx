"use client";
import clsx from "clsx";
import { Badge } from "@/ui/badge";
import type { SessionSummary } from "../schema";
import { durationSince, shortTime } from "./chat-times";
import { deskHref, openInPlace } from "./use-open-session";

type SessionRowProps = { session: SessionSummary; current: boolean; staffId: string; now: number };

const speakers = { visitor: "", staff: "", bot: "Assistant: ", system: "" };

function lastWords({ lastMessage }: SessionSummary, staffName: string | null): string {
  if (!lastMessage) return "";
  const speaker =
    lastMessage.sender === "staff" ? `${staffName ?? lastMessage.senderName}: ` : speakers[lastMessage.sender];
  return speaker + lastMessage.content;
}

/** One conversation in the list: who, what was said last, who waits since when, whose it is. */
export function SessionRow({ session, current, staffId, now }: SessionRowProps) {
  const { sessionId, visitor, assignedTo, lastMessage, unread, waitingSince } = session;
  const mine = assignedTo?.id === staffId;
  return (
    <a
      href={deskHref(sessionId)}
      onClick={openInPlace}
      aria-current={current ? "true" : undefined}
      className={clsx("block px-4 py-3", current ? "bg-clay-pale" : "hover:bg-sand")}
    >
      <span className="flex items-baseline gap-2">
        <span className={clsx("min-w-0 flex-1 truncate", unread > 0 ? "font-bold" : "font-semibold")}>
          {visitor.name ?? "Visitor"}
        </span>
        {lastMessage && <span className="shrink-0 text-ink-soft text-sm">{shortTime(lastMessage.createdAt, now)}</span>}
      </span>
      <span className="flex items-center gap-2">
        <span className={clsx("min-w-0 flex-1 truncate", unread > 0 ? "text-ink" : "text-ink-soft")}>
          {lastWords(session, lastMessage?.sender === "staff" && mine ? "You" : null)}
        </span>
        {unread > 0 && (
          <span className="inline-flex min-w-6 shrink-0 items-center justify-center rounded-full bg-clay px-1.5 font-semibold text-on-clay text-sm leading-6">
            {unread}
            <span className="sr-only"> unread</span>
          </span>
        )}
      </span>
      {(waitingSince || assignedTo) && (
        <span className="mt-1.5 flex flex-wrap gap-1.5">
          {waitingSince && <Badge tone="warning">Waiting {durationSince(waitingSince, now)}</Badge>}
          {assignedTo && <Badge tone={mine ? "good" : "plain"}>{mine ? "Yours" : assignedTo.name}</Badge>}
        </span>
      )}
    </a>
  );
}
