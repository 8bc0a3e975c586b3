import { createJobsServer } from "./jobs-server";
import { DEFAULT_RETENTION } from "./sweep";

/** The process of the local jobs server: configured by JOBS_* variables, started and ended by its parent. */
function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/** The SDK proves the key by the hash of the bytes that its hexadecimal digits name. */
function signingKey(): string {
  const key = required("JOBS_SIGNING_KEY");
  if (!/^(signkey-\w+-)?([0-9a-f]{2})+$/i.test(key))
    throw new Error("JOBS_SIGNING_KEY is not an even number of hex digits");
  return key;
}

/** A whole number of days from 1, or the usual one when the variable is not set. */
function days(name: string, usual: number): number {
  const value = process.env[name];
  if (!value) return usual;
  if (!/^[1-9]\d{0,4}$/.test(value)) throw new Error(`${name} is not a number of days: "${value}"`);
  return Number(value);
}

const CLOSE_MS = 3_000;

const server = createJobsServer({
  host: process.env.JOBS_HOST,
  port: Number(process.env.JOBS_PORT ?? 0),
  databaseUrl: required("JOBS_DATABASE_URL"),
  eventKey: required("JOBS_EVENT_KEY"),
  signingKey: signingKey(),
  appUrl: required("JOBS_APP_URL"),
  retention: {
    runsDays: days("JOBS_KEEP_RUNS_DAYS", DEFAULT_RETENTION.runsDays),
    eventsDays: days("JOBS_KEEP_EVENTS_DAYS", DEFAULT_RETENTION.eventsDays),
  },
  log: (message) => console.log(`jobs: ${message}`),
});

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(1), CLOSE_MS + 2_000).unref();
  await server.close(CLOSE_MS);
  process.exit(0);
}

process.on("SIGTERM", end);
process.on("SIGINT", end);
process.on("disconnect", end);

const port = await server.listen();
process.send?.({ ready: true, port });
