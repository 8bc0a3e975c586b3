/** Runs once in every server process, before it answers: a wrong environment ends it here, and the outbox gets its keeper. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/lib/env");
  try {
    env();
  } catch (error) {
    console.error(String(error instanceof Error ? error.message : error));
    process.exit(1);
  }
  const { keepRelaying } = await import("@/lib/outbox");
  keepRelaying();
}
