"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import type { SearchHit, SearchResult } from "../search-conversations";
import { shortTime } from "./chat-times";
import { showInOrder } from "./conversation-walk";
import { MarkedText } from "./marked-text";
import { deskHref, openInPlace } from "./use-open-session";
import { useRoving } from "./use-roving";
import { useShortcut } from "./use-shortcut";

const whereNames: Record<SearchHit["where"], string> = {
  name: "Name",
  email: "E-mail",
  phone: "Phone",
  order: "Order",
  message: "Message",
};

/** What a search found, and where; a found message opens at that message. */
export function SearchResults({ query, openId, now }: { query: string; openId: string | null; now: number }) {
  const trpc = useTRPC();
  const list = useRef<HTMLUListElement>(null);
  const { data, error, refetch, isFetching } = useQuery(
    trpc.admin.chat.searchConversations.queryOptions(
      { query },
      { placeholderData: keepPreviousData, staleTime: 5_000 },
    ),
  );
  const ids = data?.map(({ conversation }) => conversation.sessionId) ?? [];
  const { reachable, go, listProps } = useRoving(list, ids, openId);
  useShortcut("next", () => go(1));
  useShortcut("previous", () => go(-1));
  useEffect(() => showInOrder(ids));
  if (error)
    return (
      <div role="alert" className="space-y-3 p-4">
        <p>The search did not work: {error.message}</p>
        <Button look="quiet" onClick={() => void refetch()}>
          Try again
        </Button>
      </div>
    );
  return (
    <>
      <p role="status" className="px-4 py-2 text-ink-soft text-sm">
        {!data || (isFetching && data.length === 0) ? "Searching…" : told(data.length)}
      </p>
      <ul ref={list} {...listProps} aria-label="Search results" className="min-h-0 flex-1 overflow-y-auto">
        {data?.map((result) => {
          const { sessionId } = result.conversation;
          return (
            <li key={sessionId}>
              <Result result={result} current={sessionId === openId} reachable={sessionId === reachable} now={now} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

function told(count: number): string {
  if (count === 0)
    return "Nothing found. Every word must be in the conversation, the name or the e-mail; a beginning of 3 letters is enough.";
  if (count === 1) return "1 conversation";
  return count < 30 ? `${count} conversations` : "The latest 30. Add a word to find older ones.";
}

type ResultProps = { result: SearchResult; current: boolean; reachable: boolean; now: number };

function Result({ result: { conversation, hits }, current, reachable, now }: ResultProps) {
  const { sessionId, name, spokenAt, status } = conversation;
  const message = hits.find(({ where }) => where === "message");
  const named = hits.find(({ where, text }) => where === "name" && text === name);
  return (
    <a
      href={deskHref(sessionId, message?.seq)}
      onClick={openInPlace}
      data-conversation={sessionId}
      tabIndex={reachable ? 0 : -1}
      aria-current={current ? "true" : undefined}
      className={`block space-y-1 border-line border-b border-l-4 px-3 py-2.5 focus-visible:-outline-offset-3 ${current ? "border-l-clay bg-clay-pale" : "border-l-transparent hover:bg-sand"}`}
    >
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-semibold">
          {named ? <MarkedText text={named.text} marks={named.marks} /> : name}
        </span>
        <span className="shrink-0 text-ink-soft text-xs">
          {status === "closed" && "Closed · "}
          {spokenAt && shortTime(spokenAt, now)}
        </span>
      </span>
      {hits
        .filter((hit) => hit !== named)
        .map((hit) => (
          <span key={hit.where} className="line-clamp-2 text-ink-soft text-sm">
            {hit.where === "message" ? `${hit.by}: ` : `${whereNames[hit.where]}: `}
            <MarkedText text={hit.text} marks={hit.marks} />
          </span>
        ))}
    </a>
  );
}
