"use client";
import clsx from "clsx";
import { MessagesSquare } from "lucide-react";
import { lazy, Suspense } from "react";
import { ConnectionNotice } from "./connection-notice";
import { ConversationTags } from "./conversation-tags";
import { ConversationView } from "./conversation-view";
import { LIST_END_ID } from "./list-choice";
import { type FirstList, SessionList } from "./session-list";
import { UnsentReplies } from "./unsent-replies";
import { useOpenSession, useVisitorsOpen } from "./use-open-session";
import { VisitorsLink } from "./visitors-link";

// It comes with the first look at it, not with the page (QUALITY.md P13).
const VisitorsPane = lazy(() => import("./visitors-pane").then((module) => ({ default: module.VisitorsPane })));

/** The chat of the console: conversations, the open one, and who it is with. On a phone one at a time. */
export function ChatDesk({ staff, first }: { staff: { id: string; name: string }; first: FirstList }) {
  const sessionId = useOpenSession();
  const visitorsOpen = useVisitorsOpen() && !sessionId;
  return (
    <div className="-mx-4 -mt-5 -mb-24 lg:-mx-8 lg:-my-7 flex h-[calc(100dvh-4rem-env(safe-area-inset-bottom))] flex-col lg:h-dvh">
      <h1 className="sr-only">Chat</h1>
      <ConnectionNotice />
      <UnsentReplies staffId={staff.id} openId={sessionId} />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] lg:grid-cols-[20rem_minmax(0,1fr)]">
        <div
          className={clsx(
            "min-h-0 flex-col border-line lg:flex lg:border-r",
            sessionId || visitorsOpen ? "hidden" : "flex",
          )}
        >
          <div className="flex min-h-0 flex-1">
            <SessionList openId={sessionId} staffId={staff.id} first={first} />
          </div>
          <div id={LIST_END_ID}>
            <VisitorsLink current={visitorsOpen} />
          </div>
        </div>
        {sessionId ? (
          <ConversationView key={sessionId} sessionId={sessionId} staff={staff}>
            <ConversationTags sessionId={sessionId} />
          </ConversationView>
        ) : visitorsOpen ? (
          <Suspense fallback={<p className="p-6 text-ink-soft">Looking who is on the site…</p>}>
            <VisitorsPane />
          </Suspense>
        ) : (
          <div className="hidden place-content-center justify-items-center gap-3 text-ink-soft lg:grid">
            <MessagesSquare aria-hidden className="size-10" />
            <p>Choose a conversation to read and answer it.</p>
          </div>
        )}
      </div>
    </div>
  );
}
