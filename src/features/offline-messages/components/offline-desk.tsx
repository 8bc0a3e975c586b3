"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { usePollInterval } from "@/features/chat/components/console-live";
import { useTRPC } from "@/lib/browser/trpc";
import { TextField } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { Segments } from "@/ui/segments";
import { ShowMore } from "@/ui/show-more";
import type { NoteView } from "../schema";
import { NoteCard } from "./note-card";

const views: { value: NoteView; label: string; empty: string }[] = [
  { value: "open", label: "Open", empty: "What people write while nobody is here to chat is kept here for you." },
  { value: "mine", label: "Mine", empty: "Take a note from the open ones, or have a colleague give you one." },
  { value: "done", label: "Done", empty: "Notes that were answered and ticked off stand here." },
];

/** Notes that people left, to be shared out, answered and ticked off. */
export function OfflineDesk() {
  const trpc = useTRPC();
  const [view, setView] = useState<NoteView>("open");
  const [query, setQuery] = useState("");
  const asked = { view, query: useDeferredValue(query) };
  const found = useInfiniteQuery(
    trpc.admin.offlineMessages.listOfflineMessages.infiniteQueryOptions(asked, {
      getNextPageParam: (page) => page.nextCursor,
      refetchInterval: usePollInterval(),
      placeholderData: keepPreviousData,
    }),
  );
  const notes = found.data?.pages.flatMap((page) => page.notes);
  return (
    <div className="space-y-5">
      <div className="grid items-end gap-4 sm:grid-cols-[auto_minmax(0,1fr)]">
        <Segments legend="Which notes" segments={views} chosen={view} onChoose={setView} />
        <TextField
          id="note-query"
          type="search"
          label="Search names and addresses"
          value={query}
          maxLength={120}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      <Loaded query={{ ...found, data: notes }} what="the notes" empty={nothingHere(view, query.trim())}>
        {(notes) => (
          <ul className="space-y-4">
            {notes.map((note) => (
              <li key={note.id}>
                <NoteCard note={note} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <ShowMore query={found} />
    </div>
  );
}

const nothingHere = (view: NoteView, query: string) =>
  query
    ? { title: "No such note", advice: `No name and no address here has “${query}”.` }
    : { title: "No notes", advice: views.find(({ value }) => value === view)?.empty };
