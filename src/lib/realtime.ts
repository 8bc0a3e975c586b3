import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import Pusher from "pusher";
import { env } from "./env";
import { log } from "./log";

/** What a browser needs to connect; learnt at run time, never built into a bundle. */
export type RealtimeAddress = {
  key: string;
  host: string | null;
  port: number | null;
  useTLS: boolean;
  cluster: string | null;
};

let client: Pusher | undefined;

function pusher(): Pusher {
  const { PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET, PUSHER_HOST, PUSHER_PORT, ...rest } = env();
  const common = {
    appId: PUSHER_APP_ID ?? "",
    key: PUSHER_KEY ?? "",
    secret: PUSHER_SECRET ?? "",
    useTLS: rest.PUSHER_USE_TLS,
    encryptionMasterKeyBase64: rest.PUSHER_ENCRYPTION_MASTER_KEY,
    timeout: 3_000,
    // Its HTTP client opens a connection for every request unless it is given one that keeps them.
    agent: rest.PUSHER_USE_TLS ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true }),
  };
  client ??= PUSHER_HOST
    ? new Pusher({ ...common, host: PUSHER_HOST, port: PUSHER_PORT ? String(PUSHER_PORT) : undefined })
    : new Pusher({ ...common, cluster: rest.PUSHER_CLUSTER ?? "" });
  return client;
}

/** Where browsers find the Channels service. `host` and `port` are null with a hosted cluster. */
export function realtimeAddress(): RealtimeAddress {
  const { PUSHER_KEY, PUSHER_HOST, PUSHER_PORT, PUSHER_USE_TLS, PUSHER_CLUSTER } = env();
  return {
    key: PUSHER_KEY ?? "",
    host: PUSHER_HOST ?? null,
    port: PUSHER_PORT ?? null,
    useTLS: PUSHER_USE_TLS,
    cluster: PUSHER_CLUSTER ?? null,
  };
}

type Ring = { channel: string; name: string; data: unknown };

/** Events of a busy shop leave together (a request costs more than all that it carries); the first after a quiet moment leaves at once. */
const GATHER_MS = 15;
/** The most that Channels takes in one request (pusher.com/docs/channels/library_auth_reference/rest-api, "batch events"). */
const MAX_BATCH = 10;

let gathered: Ring[] = [];
let lastRungAt = 0;

async function ring(batch: Ring[]): Promise<void> {
  try {
    await pusher().triggerBatch(batch);
  } catch (error) {
    log.warn({ err: error, events: batch.map(({ name }) => name) }, "realtime events not published");
  }
}

function ringAll(): void {
  const due = gathered;
  gathered = [];
  lastRungAt = performance.now();
  for (let from = 0; from < due.length; from += MAX_BATCH) void ring(due.slice(from, from + MAX_BATCH));
}

/**
 * Rings the doorbell: tells the channel's subscribers within 15 ms. Returns at once, never throws. Best effort: the database is the
 * truth, and who missed it asks after the last sequence number he holds.
 */
export function publish(channel: string, event: string, payload: unknown): void {
  if (gathered.length === 0) setTimeout(ringAll, Math.max(0, lastRungAt + GATHER_MS - performance.now()));
  gathered.push({ channel, name: event, data: payload });
}

/** Answer to pusher-js' request for a private, encrypted or presence channel. The caller has decided that it may. */
export function authorizeChannel(
  socketId: string,
  channel: string,
  member?: { id: string; info: Record<string, unknown> },
) {
  return pusher().authorizeChannel(
    socketId,
    channel,
    member ? { user_id: member.id, user_info: member.info } : undefined,
  );
}

/** True when the Channels service answers a signed request within 3 s. */
export async function realtimeAnswers(): Promise<boolean> {
  try {
    return (await pusher().get({ path: "/channels" })).status === 200;
  } catch {
    return false;
  }
}
