"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Loaded } from "@/ui/loaded";
import { ShowMore } from "@/ui/show-more";
import type { RunLine } from "../rows";
import type { RunFilter } from "../schema";
import { LIVE_EVERY_MS } from "./live";
import { RunState } from "./run-state";

type RunRowsProps = {
  filter: Omit<RunFilter, "cursor">;
  /** What is said when there is none. */
  empty: { title: string; advice?: ReactNode };
};

/** Runs, newest first, page by page; they stay up to date by themselves. */
export function RunRows({ filter, empty }: RunRowsProps) {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.admin.automations.listRuns.infiniteQueryOptions(filter, {
      getNextPageParam: (page) => page.nextCursor,
      refetchInterval: LIVE_EVERY_MS,
    }),
  );
  const runs = query.data?.pages.flatMap((page) => page.runs);
  return (
    <>
      <Loaded query={{ ...query, data: runs }} what="the runs" empty={empty}>
        {(runs) => (
          <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface shadow-card">
            {runs.map((run) => (
              <RunRow key={run.id} run={run} />
            ))}
          </ul>
        )}
      </Loaded>
      <ShowMore query={query} />
    </>
  );
}

function RunRow({ run }: { run: RunLine }) {
  return (
    <li>
      <Link
        href={`/admin/automations/${run.id}`}
        className="grid gap-x-6 gap-y-1 px-4 py-3 hover:bg-sand lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)_auto] lg:items-center"
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
