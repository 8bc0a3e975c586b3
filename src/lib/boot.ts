import { env } from "./env";
import { keepRelaying } from "./outbox";

/**
 * Begins a server process: a wrong environment ends it here, with every fault and what to do about it, instead of at the first
 * visitor; the outbox gets its keeper.
 */
export function boot(): void {
  try {
    env();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  keepRelaying();
}
