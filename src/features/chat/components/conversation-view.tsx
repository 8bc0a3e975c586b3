"use client";
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { ConversationHeader } from "./conversation-header";
import { MessageLogView } from "./message-log-view";
import { PersonPanel } from "./person-panel";
import { ReplyComposer } from "./reply-composer";
import { useConversation } from "./use-conversation";
import { useMarkRead } from "./use-mark-read";

type ConversationViewProps = { sessionId: string; staff: { id: string; name: string } };

/** One conversation: its messages, the field to answer, and beside it the person. */
export function ConversationView({ sessionId, staff }: ConversationViewProps) {
  const { feed, phase, messages, pending, status } = useConversation(sessionId);
  const [personShown, setPersonShown] = useState(false);
  const trpc = useTRPC();
  const lastSeq = messages.at(-1)?.seq ?? 0;
  useMarkRead(sessionId, lastSeq);
  // What people buy while they chat shows as soon as they write again.
  const person = useQuery(trpc.admin.chat.getPerson.queryOptions({ sessionId }, { refetchInterval: 30_000 }));
  if (person.error?.data?.code === "NOT_FOUND")
    return <p className="p-6">This conversation does not exist, or not any more.</p>;
  const name = person.data?.customer?.name ?? person.data?.typed.name ?? "Visitor";
  return (
    <div className="grid min-h-0 min-w-0 grid-rows-[minmax(0,1fr)] xl:grid-cols-[minmax(0,1fr)_18rem]">
      <section
        aria-label={`Conversation with ${name}`}
        className={clsx("min-h-0 min-w-0 flex-col xl:flex", personShown ? "hidden" : "flex")}
      >
        <ConversationHeader
          sessionId={sessionId}
          name={name}
          status={status}
          staff={staff}
          onShowPerson={() => setPersonShown(true)}
        />
        <MessageLogView feed={feed} phase={phase} messages={messages} pending={pending} staffName={staff.name} />
        {status === "open" ? (
          <ReplyComposer sessionId={sessionId} onSend={(content) => feed.reply(content)} />
        ) : (
          <p className="border-line border-t bg-sand px-4 py-4">
            This conversation is closed. When {name === "Visitor" ? "the visitor" : name} writes again, a new one
            begins.
          </p>
        )}
      </section>
      <aside
        aria-label="The person"
        className={clsx(
          "min-h-0 overflow-y-auto border-line bg-surface xl:block xl:border-l",
          !personShown && "hidden",
        )}
      >
        <PersonPanel person={person.data} problem={person.error?.message} onBack={() => setPersonShown(false)} />
      </aside>
    </div>
  );
}
