import type { GetStepTools } from "inngest";
import type { inngest } from "@/lib/jobs";
import { runWoken } from "./events";
import { asJob } from "./job-errors";
import type { StepResult } from "./take-step";

export type FlowTools = { step: GetStepTools<typeof inngest>; attempt: number };

type Ways<One> = {
  /** When the step is due by the settings of this moment, in real time; `planStep` notes it and knows when staff sent the run on. */
  plan: (one: One) => Promise<Date>;
  /** Takes the step (`takeStep`). `tries`: how often it was deferred before. */
  take: (one: One, tries: number) => Promise<StepResult>;
};

/**
 * Takes the steps of a run in their order, each when it is due, as often as it is deferred. While it waits, a change of the settings or
 * staff (`runWoken`) make it plan anew. Steps of the job are called `plan-`, `wait-` and the step's own id, so a step keeps its id
 * for good.
 * @returns why the run is over: `completed`, or a code of `reasonWords`
 */
export async function followSteps<One extends { step: string }>(
  runId: string,
  steps: readonly One[],
  ways: Ways<One>,
  tools: FlowTools,
): Promise<string> {
  for (const one of steps) {
    const end = await followStep(runId, one, ways, tools);
    if (end) return end;
  }
  return "completed";
}

async function followStep<One extends { step: string }>(
  runId: string,
  one: One,
  { plan, take }: Ways<One>,
  tools: FlowTools,
): Promise<string | null> {
  const { step, attempt } = tools;
  const planned = (mark: string) => step.run(`plan-${one.step}${mark}`, () => asJob(attempt, () => plan(one)));
  let at: string = await planned("");
  for (let tries = 0; ; tries++) {
    const mark = tries === 0 ? "" : `-again-${tries}`;
    for (let woken = 1; await isWoken(runId, `wait-${one.step}${mark}`, woken, at, tools); woken++)
      at = await planned(`${mark}-woken-${woken}`);
    const result = await step.run(`${one.step}${mark}`, () => asJob(attempt, () => take(one, tries)));
    if (result.next === "on") return null;
    if (result.next === "end") return result.reason;
    at = result.at;
  }
}

async function isWoken(runId: string, id: string, round: number, at: string, { step }: FlowTools): Promise<boolean> {
  const news = await step.waitForEvent(round === 1 ? id : `${id}-${round}`, {
    event: runWoken,
    timeout: new Date(at),
    if: `async.data.runId == '${runId}'`,
  });
  return news !== null;
}
