import type { Limits } from "./limits";
import { createChannelsServer } from "./server";
import { readWebhookOptions } from "./webhook-options";
import type { WireMaker } from "./wire";

const DRAIN_MS = 1_000;

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} must be set`);
  return value;
}

/** `https://one.example, https://two.example` → both; nothing named, nothing limited. */
function readOrigins(list: string | undefined): string[] | undefined {
  const origins = list?.split(",").map((origin) => origin.trim());
  return origins?.some(Boolean) ? origins.filter(Boolean) : undefined;
}

/** Seconds between signs of life; a process that was silent for three of them is gone. */
function readHeartbeat(seconds: string | undefined): Partial<Limits> {
  if (!seconds) return {};
  const heartbeatSeconds = Number(seconds);
  if (!(heartbeatSeconds > 0)) throw new Error("CHANNELS_HEARTBEAT_SECONDS must be a number over 0");
  return { heartbeatSeconds, peerTimeoutSeconds: 3 * heartbeatSeconds };
}

/** Several processes need a database between them; one that is alone does not even load its driver. */
async function readWire(databaseUrl: string | undefined): Promise<WireMaker | undefined> {
  if (!databaseUrl) return undefined;
  const { postgresWire } = await import("./postgres-wire");
  return postgresWire(databaseUrl);
}

/**
 * The process: serves the app of CHANNELS_APP_ID, CHANNELS_KEY and CHANNELS_SECRET at CHANNELS_HOST (127.0.0.1) and
 * CHANNELS_PORT (any free one), tells its parent `{ready: true, port}`, and ends with its parent or on a signal. With
 * CHANNELS_SUBSCRIPTION_COUNTS=true subscribers are told how many they are, with CHANNELS_WEBHOOK_URL an endpoint what happens.
 * Processes with the same CHANNELS_DATABASE_URL are one service.
 */
async function main(): Promise<void> {
  const server = createChannelsServer({
    appId: required("CHANNELS_APP_ID"),
    key: required("CHANNELS_KEY"),
    secret: required("CHANNELS_SECRET"),
    subscriptionCounts: process.env.CHANNELS_SUBSCRIPTION_COUNTS === "true",
    webhooks: readWebhookOptions(process.env),
    allowedOrigins: readOrigins(process.env.CHANNELS_ALLOWED_ORIGINS),
    limits: readHeartbeat(process.env.CHANNELS_HEARTBEAT_SECONDS),
    wire: await readWire(process.env.CHANNELS_DATABASE_URL),
  });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await server.close(DRAIN_MS);
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("disconnect", stop);
  const port = await server.listen(Number(process.env.CHANNELS_PORT ?? 0), process.env.CHANNELS_HOST ?? "127.0.0.1");
  process.send?.({ ready: true, port });
}

main().catch((error: Error) => {
  console.error(`Channels server: ${error.message}`);
  process.exit(1);
});
