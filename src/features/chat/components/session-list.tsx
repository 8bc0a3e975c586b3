"use client";
import { Search, X } from "lucide-react";
import { type ReactNode, useDeferredValue, useRef, useState } from "react";
import { Button } from "@/ui/button";
import type { ConversationCounts } from "../count-conversations";
import type { ConversationView } from "../schema";
import { ConversationRows } from "./conversation-rows";
import { ListFilter } from "./list-filter";
import { ListViews } from "./list-views";
import { SearchResults } from "./search-results";
import { type FirstPage, useConversationList } from "./use-conversation-list";
import { changeChoice, useListChoice } from "./use-list-choice";
import { useNow } from "./use-now";
import { useSettled } from "./use-settled";
import { useShortcut } from "./use-shortcut";

/** What the list shows with the page, as the server found it at `now` (ms since 1970). */
export type FirstList = FirstPage & { counts: ConversationCounts; now: number };

type SessionListProps = { openId: string | null; staffId: string; first: FirstList };

const SEARCH_AFTER_MS = 200;

/** The conversations of a view, or what a search found among all of them. */
export function SessionList({ openId, staffId, first }: SessionListProps) {
  const choice = useListChoice();
  const now = useNow(first.now);
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const query = useSettled(useDeferredValue(typed.trim()), SEARCH_AFTER_MS);
  useShortcut("search", () => field.current?.select());
  useShortcut("unread", () => changeChoice({ unread: !choice.unread }));
  return (
    <section aria-label="Conversations" className="flex min-h-0 w-full flex-col bg-surface">
      <div className="border-line border-b">
        <h2 className="sr-only">Conversations</h2>
        <div className="flex gap-2 px-3 pt-3">
          <label className="relative min-w-0 flex-1">
            <span className="sr-only">Search conversations</span>
            <Search aria-hidden className="pointer-events-none absolute top-3.5 left-3 size-4 text-ink-soft" />
            <input
              ref={field}
              type="search"
              value={typed}
              maxLength={200}
              placeholder="Search…"
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Escape") return;
                event.preventDefault();
                if (typed) setTyped("");
                else event.currentTarget.blur();
              }}
              className="min-h-11 w-full rounded-field border border-line bg-paper pr-10 pl-9 text-base placeholder:text-ink-soft placeholder:text-sm [&::-webkit-search-cancel-button]:hidden"
            />
            {typed && (
              <button
                type="button"
                aria-label="Clear the search"
                onClick={() => {
                  setTyped("");
                  field.current?.focus();
                }}
                className="absolute top-0 right-0 inline-flex size-11 items-center justify-center"
              >
                <X aria-hidden className="size-4" />
              </button>
            )}
          </label>
          <ListFilter choice={choice} />
        </div>
        <ListViews view={choice.view} first={first.counts} />
      </div>
      {typed.trim() && query ? (
        <SearchResults query={query} openId={openId} now={now} />
      ) : (
        <OneView openId={openId} staffId={staffId} first={first} now={now} />
      )}
    </section>
  );
}

function OneView({ openId, staffId, first, now }: SessionListProps & { now: number }) {
  const choice = useListChoice();
  const list = useConversationList(choice, first, staffId, openId);
  const { conversations, data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData } =
    list;
  const narrowed = choice.unread || choice.tagId !== undefined;
  if (error && !data)
    return (
      <div role="alert" className="space-y-3 p-4">
        <p>The conversations could not be loaded: {error.message}</p>
        <Button look="quiet" onClick={() => void refetch()}>
          Try again
        </Button>
      </div>
    );
  if (!data) return <Said>Loading conversations…</Said>;
  return (
    <>
      {narrowed && (
        <button
          type="button"
          onClick={() => changeChoice({ unread: false, tagId: undefined })}
          className="flex min-h-11 items-center gap-2 border-line border-b bg-sand px-4 text-left text-sm"
        >
          <span className="flex-1">{choice.unread ? "Only unread" : "Only one tag"}</span>
          <X aria-hidden className="size-4" /> Show all
        </button>
      )}
      {conversations.length === 0 && !isPlaceholderData ? (
        <Said>{narrowed ? "Nothing here matches the filter." : nothing[choice.view]}</Said>
      ) : (
        <ConversationRows
          key={choice.view}
          conversations={conversations}
          openId={openId}
          staffId={staffId}
          now={now}
          hasMore={hasNextPage}
          loadMore={() => !isFetchingNextPage && void fetchNextPage()}
        />
      )}
    </>
  );
}

const Said = ({ children }: { children: ReactNode }) => <p className="p-4 text-ink-soft">{children}</p>;

const nothing: Record<ConversationView, string> = {
  all: "Nobody is writing just now. A conversation appears here by itself as soon as somebody does.",
  mine: "You have no open conversation. Take one from “Unassigned”.",
  unassigned: "Every open conversation has somebody who looks after it.",
  team: "Your team has no open conversation.",
  waiting: "Nobody waits for an answer. Well done.",
  snoozed: "Nothing is put off.",
  closed: "No conversation has been closed yet.",
};
