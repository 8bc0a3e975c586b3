import { Inngest } from "inngest";
import { env } from "./env";
import { log } from "./log";

/**
 * Declares an event of a feature: `defineEvent("<feature>/<noun>.<past>", { schema })`. What it returns serves as a trigger, and
 * its `.create(data)` is what `announce` takes.
 */
export { eventType as defineEvent } from "inngest";

/** The app's name at Inngest (CONTRACT.md "Events"). Function ids are `household-planet-<id>` there. */
export const JOBS_APP_ID = "household-planet";

/** Where jobs are registered and events go. Reads its keys and its address from the environment by itself. */
export const inngest = new Inngest({ id: JOBS_APP_ID, logger: log });

/** True when the jobs service answers at all within 3 s. */
export async function jobsAnswer(): Promise<boolean> {
  const { INNGEST_DEV, INNGEST_BASE_URL } = env();
  const dev = INNGEST_DEV?.startsWith("http") ? INNGEST_DEV : "http://127.0.0.1:8288";
  const base = INNGEST_BASE_URL ?? (INNGEST_DEV ? dev : "https://api.inngest.com");
  try {
    const answer = await fetch(new URL("/health", base), { signal: AbortSignal.timeout(3_000), cache: "no-store" });
    return answer.status < 500;
  } catch {
    return false;
  }
}
