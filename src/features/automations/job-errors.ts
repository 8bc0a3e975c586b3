import { NonRetriableError, RetryAfterError } from "inngest";
import { DomainError, type ErrorKind } from "@/lib/errors";
import { HOUR_MS, SECOND_MS } from "@/lib/time";

/** Refusals that asking again will not change. */
const FINAL: readonly ErrorKind[] = ["invalid", "not_found", "forbidden", "unauthenticated"];
const FIRST_PAUSE_MS = 5 * SECOND_MS;

/**
 * Says a refusal of a use case in Inngest's words, for the body of a step: what is wrong for good ends the step
 * (`NonRetriableError`); what is away or busy is tried again after a pause that doubles from 5 s to an hour, or after the
 * pause that the refusal names (`RetryAfterError`). Everything else passes and is retried by Inngest's own table.
 * @param attempt how often the step was tried before, 0 at first (`ctx.attempt`)
 */
export async function asJob<T>(attempt: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const options = { cause: error };
    if (FINAL.includes(error.kind)) throw new NonRetriableError(`${error.code}: ${error.message}`, options);
    const named = error.details.retryAfterSeconds;
    const pause = named ? named * SECOND_MS : Math.min(FIRST_PAUSE_MS * 2 ** attempt, HOUR_MS);
    throw new RetryAfterError(`${error.code}: ${error.message}`, pause, options);
  }
}
