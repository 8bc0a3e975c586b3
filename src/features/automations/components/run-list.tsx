"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Loaded } from "@/ui/loaded";
import { Segments } from "@/ui/segments";
import { ShowMore } from "@/ui/show-more";
import { type FlowName, flows } from "../flows";
import type { RunLine } from "../rows";
import { LIVE_EVERY_MS } from "./live";
import { RunState } from "./run-state";

const states = [
  { value: "all", label: "All" },
  { value: "waiting", label: "Under way" },
  { value: "ended", label: "Ended" },
] as const;

const adviceOf = (flow: FlowName | undefined) =>
  flow
    ? `A run begins when this happens: ${flows[flow].begins.toLowerCase()}.`
    : "A run begins when a flow’s start happens.";

type State = (typeof states)[number]["value"];

/**
 * Everybody who went or goes through a flow, newest first.
 * @param flow only the runs of this flow; unset: of all
 * @param children what is to be said of those who are not in the list
 */
export function RunList({ flow, children }: { flow?: FlowName; children?: ReactNode }) {
  const trpc = useTRPC();
  const [state, setState] = useState<State>("all");
  const query = useInfiniteQuery(
    trpc.admin.automations.listRuns.infiniteQueryOptions(
      { state, flow },
      { getNextPageParam: (page) => page.nextCursor, refetchInterval: LIVE_EVERY_MS },
    ),
  );
  const runs = query.data?.pages.flatMap((page) => page.runs);
  return (
    <section aria-labelledby="runs" className="space-y-4">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="runs" className="font-display text-2xl">
          Runs
        </h2>
        <Segments legend="Which runs" segments={states} chosen={state} onChoose={setState} />
      </header>
      {children}
      <Loaded query={{ ...query, data: runs }} what="the runs" empty={{ title: "No runs", advice: adviceOf(flow) }}>
        {(runs) => (
          <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface shadow-card">
            {runs.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </ul>
        )}
      </Loaded>
      <ShowMore query={query} />
    </section>
  );
}

function RunRow({ run }: { run: RunLine }) {
  return (
    <li>
      <Link
        href={`/admin/automations/${run.id}`}
        className="grid gap-x-6 gap-y-1 px-4 py-3 hover:bg-sand lg:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)_auto] lg:items-center"
      >
        <span className="min-w-0">
          <span className="block truncate font-semibold">{run.email ?? "No address"}</span>
          <span className="block text-ink-soft text-sm">{run.flowName}</span>
        </span>
        <RunState run={run} />
        <span className="text-ink-soft text-sm">began {formatDateTime(run.startedAt)}</span>
      </Link>
    </li>
  );
}
