"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";

/** One line in place of a run for each answer that nobody can be mailed; nothing while there is none. */
export function UnreachableNote() {
  const trpc = useTRPC();
  const { data: count } = useQuery(trpc.admin.missedReplies.countUnreachable.queryOptions());
  if (!count) return null;
  return (
    <p className="text-ink-soft text-sm">
      {count === 1
        ? "In the last 30 days one conversation has an answer that its visitor has not read and that no mail can bring, as no address is known."
        : `In the last 30 days ${count.toLocaleString("en-KE")} conversations have an answer that their visitor has not read and that no mail can bring, as no address is known.`}{" "}
      There is no run for them.
    </p>
  );
}
