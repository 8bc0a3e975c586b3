import { setWaiting } from "./set-waiting";
import { getRunState } from "./take-step";

/**
 * Notes that a run waits for a step until `due` (real time), or for nothing when staff sent it on or stopped it.
 * @returns when the step is to be taken
 */
export async function planStep(runId: string, step: string, due: Date, now: Date): Promise<Date> {
  const { endedAt, sentOnAt } = await getRunState(runId);
  const at = (endedAt || sentOnAt) && due > now ? now : due;
  await setWaiting(runId, step, at);
  return at;
}
