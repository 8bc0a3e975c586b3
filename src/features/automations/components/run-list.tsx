"use client";
import { type ReactNode, useState } from "react";
import { Segments } from "@/ui/segments";
import { type FlowName, flows } from "../flows";
import { RunRows } from "./run-rows";

const states = [
  { value: "all", label: "All" },
  { value: "waiting", label: "Under way" },
  { value: "ended", label: "Ended" },
] as const;

const adviceOf = (flow: FlowName | undefined) =>
  flow
    ? `A run begins with this: ${flows[flow].begins.toLowerCase()}.`
    : "A run begins with the first thing that a flow is drawn with.";

type State = (typeof states)[number]["value"];

/**
 * Everybody who went or goes through a flow, newest first.
 * @param flow only the runs of this flow; unset: of all
 * @param children what is to be said of those who are not in the list
 */
export function RunList({ flow, children }: { flow?: FlowName; children?: ReactNode }) {
  const [state, setState] = useState<State>("all");
  return (
    <section aria-labelledby="runs" className="space-y-4">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="runs" className="font-display text-2xl">
          Runs
        </h2>
        <Segments legend="Which runs" segments={states} chosen={state} onChoose={setState} />
      </header>
      {children}
      <RunRows filter={{ state, flow }} empty={{ title: "No runs", advice: adviceOf(flow) }} />
    </section>
  );
}
