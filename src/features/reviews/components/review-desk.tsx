"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Loaded } from "@/ui/loaded";
import { Segments } from "@/ui/segments";
import { ShowMore } from "@/ui/show-more";
import type { ReviewView } from "../schema";
import { ReviewCard } from "./review-card";

const nothing: Record<ReviewView, { title: string; advice: string }> = {
  waiting: { title: "Nothing to read", advice: "What buyers write a week after the delivery waits here for you." },
  published: {
    title: "Nothing in the shop yet",
    advice: "Reviews that you publish stand here and on their product's page.",
  },
  rejected: { title: "Nothing kept back", advice: "Reviews that you keep out of the shop stand here." },
};

/** What buyers wrote: to be read, and shown in the shop or kept back. */
export function ReviewDesk() {
  const { reviews } = useTRPC().admin;
  const [view, setView] = useState<ReviewView>("waiting");
  const query = useInfiniteQuery(
    reviews.list.infiniteQueryOptions(
      { view },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  );
  const waiting = query.data?.pages[0]?.waiting;
  const segments = [
    { value: "waiting" as const, label: waiting ? `New (${waiting})` : "New" },
    { value: "published" as const, label: "Shown" },
    { value: "rejected" as const, label: "Kept back" },
  ];
  return (
    <div className="space-y-5">
      <Segments legend="Which reviews" segments={segments} chosen={view} onChoose={setView} />
      <Loaded
        query={{ ...query, data: query.data?.pages.flatMap((page) => page.reviews) }}
        what="the reviews"
        empty={nothing[view]}
      >
        {(found) => (
          <ul className="space-y-4">
            {found.map((review) => (
              <li key={review.id}>
                <ReviewCard review={review} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <ShowMore query={query} />
    </div>
  );
}
