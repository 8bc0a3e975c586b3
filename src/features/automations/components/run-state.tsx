import { formatDateTime } from "@/lib/time";
import { Badge } from "@/ui/badge";
import type { RunLine } from "../rows";

/** Where a run stands, or why it ended. */
export function RunState({ run }: { run: Pick<RunLine, "waiting" | "ended"> }) {
  if (run.ended) {
    const good = run.ended.reason === "completed" || run.ended.reason === "order_placed";
    return (
      <span className="inline-flex flex-wrap items-center gap-2">
        <Badge tone={good ? "good" : run.ended.reason === "failed" ? "bad" : "plain"}>
          {run.ended.reason === "completed" ? "Completed" : "Stopped"}
        </Badge>
        <span className="text-ink-soft">{run.ended.words}</span>
      </span>
    );
  }
  if (!run.waiting) return <Badge tone="accent">Working</Badge>;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Badge tone="accent">Waiting</Badge>
      <span className="text-ink-soft">
        for “{run.waiting.label}” until {formatDateTime(run.waiting.until)}
      </span>
    </span>
  );
}
