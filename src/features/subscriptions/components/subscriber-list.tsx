"use client";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDay } from "@/lib/time";
import { Badge } from "@/ui/badge";
import { buttonClass } from "@/ui/button";
import { SelectField, TextField } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { ShowMore } from "@/ui/show-more";
import type { SubscriberLine } from "../list-subscribers";
import { type SubscriberState, subscriberStates } from "../subscriber-state";
import { subscriberWords } from "./subscriber-words";

type Filter = { state?: SubscriberState; search?: string };

const nothing = {
  title: "Nobody yet",
  advice: "Who asks for offers and news stands here. You can also bring in a list of your own.",
};
const noMatch = { title: "Nobody like that", advice: "Try a shorter part of the address, or another state." };

/** Whoever asked for, gets or got marketing mail. */
export function SubscriberList() {
  const trpc = useTRPC();
  const [filter, setFilter] = useState<Filter>({});
  const asked = useDeferredValue(filter);
  const query = useInfiniteQuery(
    trpc.admin.subscriptions.listSubscribers.infiniteQueryOptions(asked, {
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const subscribers = query.data?.pages.flatMap((page) => page.subscribers);
  const filtered = Object.values(filter).some(Boolean);
  const wanted = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
  return (
    <div className="space-y-5">
      <search className="grid items-end gap-4 sm:grid-cols-[1fr_14rem_auto]">
        <TextField
          id="subscriber-search"
          label="Address"
          type="search"
          autoComplete="off"
          value={filter.search ?? ""}
          onChange={(event) => setFilter({ ...filter, search: event.target.value || undefined })}
        />
        <SelectField
          id="subscriber-state"
          label="State"
          value={filter.state ?? ""}
          onChange={(event) =>
            setFilter({ ...filter, state: subscriberStates.find((state) => state === event.target.value) })
          }
        >
          <option value="">All</option>
          {subscriberStates.map((state) => (
            <option key={state} value={state}>
              {subscriberWords[state].label}
            </option>
          ))}
        </SelectField>
        <a href={`/admin/subscribers/csv?${wanted}`} download className={buttonClass("quiet")}>
          Save as CSV
        </a>
      </search>
      <Loaded query={{ ...query, data: subscribers }} what="the subscribers" empty={filtered ? noMatch : nothing}>
        {(subscribers) => (
          <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface shadow-card">
            {subscribers.map((subscriber) => (
              <SubscriberRow key={subscriber.id} subscriber={subscriber} />
            ))}
          </ul>
        )}
      </Loaded>
      <ShowMore query={query} />
    </div>
  );
}

function SubscriberRow({ subscriber }: { subscriber: SubscriberLine }) {
  const { id, email, name, state, at, source } = subscriber;
  const { label, tone } = subscriberWords[state];
  return (
    <li>
      <Link
        href={`/admin/subscribers/${id}`}
        className="grid gap-x-6 gap-y-1 px-4 py-3 hover:bg-sand sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
      >
        <span className="min-w-0">
          <span className="block truncate font-semibold">{email}</span>
          <span className="block truncate text-ink-soft text-sm">{[name, source].filter(Boolean).join(" · ")}</span>
        </span>
        <span className="flex flex-wrap items-center gap-2 text-ink-soft text-sm">
          <Badge tone={tone}>{label}</Badge>
          <time dateTime={at.toISOString()}>
            {state === "paused" ? "until" : "since"} {formatDay(at)}
          </time>
        </span>
      </Link>
    </li>
  );
}
