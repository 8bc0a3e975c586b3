"use client";
import { useQuery } from "@tanstack/react-query";
import { LIVE_EVERY_MS } from "@/features/automations/components/live";
import { useFlowSettings } from "@/features/automations/components/use-flow-settings";
import type { FlowNumbers } from "@/features/automations/count-runs";
import { type FlowName, flows } from "@/features/automations/flows";
import type { FlowSettings } from "@/features/automations/schema";
import { useTRPC } from "@/lib/browser/trpc";
import { Loaded } from "@/ui/loaded";
import type { FlowResults } from "../count-flow-results";
import { FlowDrawing } from "./flow-drawing";

/** Clicks and orders come by the minute; counting them reads more than counting runs does. */
const RESULTS_EVERY_MS = 30_000;

type FlowDrawingsProps = {
  /** Only this flow, with why its runs ended; unset: all of them. */
  only?: FlowName;
};

/** The flows as they are set now, step by step, with who waits where and what came of each step in the last 30 days. */
export function FlowDrawings({ only }: FlowDrawingsProps) {
  const trpc = useTRPC();
  const { automations, mailReports } = trpc.admin;
  const numbers = useQuery(automations.countRuns.queryOptions(undefined, { refetchInterval: LIVE_EVERY_MS }));
  const results = useQuery(mailReports.countFlowResults.queryOptions(undefined, { refetchInterval: RESULTS_EVERY_MS }));
  return (
    <Loaded query={useFlowSettings()} what="the flows">
      {(settings) => (
        <Loaded query={numbers} what="the flows’ numbers">
          {(numbers) => (
            <Loaded query={results} what="what came of the flows">
              {(results) => <Drawings {...{ only, settings, numbers, results }} />}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

type DrawingsProps = {
  only: FlowName | undefined;
  settings: FlowSettings;
  numbers: Record<string, FlowNumbers>;
  results: FlowResults;
};

const noRuns: FlowNumbers = { started: 0, steps: {}, ended: [] };

function Drawings({ only, settings, numbers, results }: DrawingsProps) {
  const shown = only ? [only] : (Object.keys(flows) as FlowName[]);
  return (
    <div className="space-y-10">
      {shown.map((flow) => (
        <FlowDrawing
          key={flow}
          flow={flow}
          settings={settings}
          numbers={numbers[flow] ?? noRuns}
          results={results[flow] ?? {}}
          alone={only !== undefined}
        />
      ))}
    </div>
  );
}
