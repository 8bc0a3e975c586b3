"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Button, buttonClass } from "@/ui/button";
import { ConversationHeader } from "./conversation-header";
import { EarlierNotes } from "./earlier-notes";
import { mergeTimeline } from "./merge-timeline";
import { MessageLogView } from "./message-log-view";
import { type ComposerHandle, type ComposerMode, ReplyComposer } from "./reply-composer";
import { replyFacts } from "./reply-facts";
import { UnkeptNotes } from "./unkept-notes";
import { UNDO_MS, useConversation } from "./use-conversation";
import { useConversationFacts } from "./use-conversation-facts";
import { useMarkRead } from "./use-mark-read";
import { useNotes } from "./use-notes";
import { deskHref, openInPlace } from "./use-open-session";
import { useSessionActions } from "./use-session-actions";
import { useShortcut } from "./use-shortcut";
import { useNoteTyping, useVisitorTyping } from "./use-typing";
import { useViewers } from "./use-viewers";

// It comes with the first conversation that is opened, not with the page (QUALITY.md P13).
const PersonPanel = lazy(() => import("./person-panel").then((module) => ({ default: module.PersonPanel })));

type ConversationViewProps = {
  sessionId: string;
  staff: { id: string; name: string };
  /** Beside the header's buttons. */
  children?: ReactNode;
};

// Nobody writes who has not touched a key for so long.
const WRITING_LASTS_MS = 6_000;

/** One conversation: its messages, the field to answer, and beside it the person. */
export function ConversationView({ sessionId, staff, children }: ConversationViewProps) {
  const { feed, phase, messages, older, pending, status } = useConversation(sessionId, staff.id);
  const { conversation, activities, notes, person } = useConversationFacts(sessionId);
  const [personShown, setPersonShown] = useState(false);
  const { writing, onWriting } = useWriting();
  const viewers = useViewers(sessionId, staff.id, writing);
  const typing = useVisitorTyping(sessionId);
  const noteTyping = useNoteTyping(sessionId);
  const actions = useSessionActions(sessionId);
  const own = useNotes(sessionId, notes.data?.at(-1)?.id);
  const composer = useRef<ComposerHandle>(null);
  const trpc = useTRPC();
  const release = useMutation(
    trpc.admin.chat.releaseMessage.mutationOptions({ onSuccess: (message) => feed.replace(message) }),
  );
  const { mutate } = release;
  const letThrough = useCallback((messageId: string) => mutate({ messageId }), [mutate]);
  const week = useQuery(trpc.openingHours.describe.queryOptions(undefined, { staleTime: 3_600_000 }));
  useMarkRead(sessionId, messages.at(-1)?.seq ?? 0);
  useShortcut("answer", () => composer.current?.focus("answer"));
  useShortcut("answer-a", () => composer.current?.focus("answer"));
  useShortcut("canned", () => composer.current?.focus("answer", { slash: true }));
  useShortcut("note", () => composer.current?.focus("note"));

  const items = useMemo(
    () =>
      mergeTimeline({
        messages,
        pending,
        notes: notes.data ?? [],
        activities: activities.data ?? [],
        hasOlder: older !== "none",
        staffName: staff.name,
      }),
    [messages, pending, notes.data, activities.data, older, staff.name],
  );
  if (conversation.error?.data?.code === "NOT_FOUND") return <NoConversation />;

  const name = person.data?.customer?.name ?? person.data?.typed.name ?? person.data?.alias ?? "Visitor";
  const send = (content: string, how: { now: boolean; thenClose: boolean }) => {
    feed.reply(content, { holdMs: how.now ? 0 : UNDO_MS });
    if (how.now) feed.sendNow();
    if (how.thenClose) feed.whenSent(actions.resolveAndNext);
  };
  const onTyping = (mode: ComposerMode) => {
    onWriting();
    if (mode === "answer") noteTyping();
  };
  return (
    <div className="grid min-h-0 min-w-0 grid-rows-[minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_16rem] 2xl:grid-cols-[minmax(0,1fr)_18rem]">
      <section
        aria-label={`Conversation with ${name}`}
        className={clsx("min-h-0 min-w-0 flex-col xl:flex", personShown ? "hidden" : "flex")}
      >
        <ConversationHeader
          sessionId={sessionId}
          name={name}
          email={person.data?.customer?.email ?? person.data?.typed.email}
          session={conversation.data}
          staff={staff}
          viewers={viewers}
          actions={actions}
          onShowPerson={() => setPersonShown(true)}
        >
          {children}
        </ConversationHeader>
        <MessageLogView
          feed={feed}
          phase={phase}
          older={older}
          items={items}
          marks={conversation.data ?? { visitorReadSeq: 0, visitorDeliveredSeq: 0 }}
          typing={typing}
          onUndo={(text) => composer.current?.focus("answer", { text })}
          onRelease={letThrough}
        />
        {release.error && (
          <p role="alert" className="px-4 py-1 text-danger">
            {release.error.message}
          </p>
        )}
        <UnkeptNotes notes={own.unkept} onKeep={own.keep} onDrop={own.drop} />
        {status === "closed" && (
          <div className="flex items-center gap-3 border-line border-t bg-sand px-4 py-2">
            <p className="min-w-0 flex-1">This conversation is closed. Reopen it to answer, or leave a note.</p>
            <Button look="quiet" disabled={actions.busy} onClick={() => actions.reopen.mutate({ sessionId })}>
              Reopen
            </Button>
          </div>
        )}
        <ReplyComposer
          ref={composer}
          sessionId={sessionId}
          staffId={staff.id}
          canAnswer={status === "open"}
          facts={replyFacts(person.data, staff, week.data?.lines.join("; "))}
          onSend={send}
          onNote={own.write}
          onTyping={onTyping}
        />
      </section>
      <aside
        aria-label="The person"
        className={clsx(
          "min-h-0 overflow-y-auto border-line bg-surface xl:block xl:border-l",
          !personShown && "hidden",
        )}
      >
        <Suspense fallback={<p className="p-4 text-ink-soft">Loading…</p>}>
          <PersonPanel person={person.data} problem={person.error?.message} onBack={() => setPersonShown(false)}>
            <EarlierNotes sessionId={sessionId} />
          </PersonPanel>
        </Suspense>
      </aside>
    </div>
  );
}

/** In the place of a conversation that is not, or was deleted. */
function NoConversation() {
  return (
    <div className="space-y-3 p-6">
      <p>This conversation does not exist, or not any more.</p>
      <a href={deskHref(null)} onClick={openInPlace} className={buttonClass("quiet")}>
        All conversations
      </a>
    </div>
  );
}

/** Whether keys were touched within the last seconds. */
function useWriting() {
  const [writing, setWriting] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onWriting = () => {
    setWriting(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setWriting(false), WRITING_LASTS_MS);
  };
  return { writing, onWriting };
}
