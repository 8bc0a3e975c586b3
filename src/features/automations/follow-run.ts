import { endRun } from "./end-run";
import { type FlowTools, followSteps } from "./follow-steps";
import { asJob } from "./job-errors";

/** Outlasts a mail provider that is away for half a day: the pauses of `asJob` grow to an hour. */
export const FLOW_RETRIES = 20;

/**
 * Takes all steps of a run (`followSteps`) and puts its end on record: the whole job of a flow after its begin.
 * @returns why it is over, for the page of the jobs
 */
export async function followRun<One extends { step: string }>(
  runId: string,
  steps: readonly One[],
  ways: Parameters<typeof followSteps<One>>[2],
  tools: FlowTools,
): Promise<{ ended: string }> {
  const ended = await followSteps(runId, steps, ways, tools);
  await tools.step.run("end", () => asJob(tools.attempt, () => endRun(runId, ended, new Date())));
  return { ended };
}
