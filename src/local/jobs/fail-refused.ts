import type { Db } from "./database";
import { finishRun } from "./finish-run";
import type { Run } from "./lock-run";
import type { RunRefused } from "./run-refused";

/** Ends a run that this server cannot go on with; its page and its handlers read the refusal. */
export async function failRefused(tx: Db, run: Run, { name, message }: RunRefused, now: Date): Promise<void> {
  await finishRun(tx, run, { status: "Failed", error: { name, message, error: `${name}: ${message}` } }, now);
}
