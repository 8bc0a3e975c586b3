"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import { usePollInterval } from "./console-live";

/** How many people wait for an answer; nothing when nobody does. */
export function WaitingBadge() {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.admin.chat.countWaiting.queryOptions(undefined, { refetchInterval: usePollInterval() }),
  );
  if (!data) return null;
  return (
    <span className="inline-flex min-w-6 items-center justify-center rounded-full bg-clay px-1.5 font-semibold text-on-clay text-sm leading-6">
      {data > 99 ? "99+" : data}
      <span className="sr-only"> waiting</span>
    </span>
  );
}
