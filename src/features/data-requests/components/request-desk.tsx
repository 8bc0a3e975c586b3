"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Loaded } from "@/ui/loaded";
import { Segments } from "@/ui/segments";
import { ShowMore } from "@/ui/show-more";
import { NoteRequestForm } from "./note-request-form";
import { RequestCard } from "./request-card";

const views = [
  { value: "open", label: "Open" },
  { value: "settled", label: "Settled" },
] as const;

const empty = {
  open: {
    title: "Nothing is open",
    advice: "Who asks for the own data, on the preference page or with you, stands here.",
  },
  settled: { title: "Nothing was settled yet" },
};

/** What people asked for with the own data, and how long the law still gives us. */
export function RequestDesk() {
  const trpc = useTRPC();
  const [state, setState] = useState<"open" | "settled">("open");
  const query = useInfiniteQuery(
    trpc.admin.dataRequests.listRequests.infiniteQueryOptions(
      { state },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const requests = query.data?.pages.flatMap((page) => page.requests);
  return (
    <div className="space-y-5">
      <p className="text-ink-soft">
        By law a copy is due within 7 days and an erasure within 14. On the preference page people ask for themselves:
        the mailbox confirms, and it is done at once.
      </p>
      <Segments legend="Which requests" segments={views} chosen={state} onChoose={setState} />
      <Loaded query={{ ...query, data: requests }} what="the requests" empty={empty[state]}>
        {(requests) => (
          <ul className="space-y-3">
            {requests.map((request) => (
              <RequestCard key={request.id} request={request} />
            ))}
          </ul>
        )}
      </Loaded>
      <ShowMore query={query} />
      <NoteRequestForm />
    </div>
  );
}
