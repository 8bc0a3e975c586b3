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

/**
 * Rings the doorbell: tells the channel's subscribers. Best effort and never throws: the database is the truth, and who
 * missed it asks after the last sequence number he holds.
 */
export async function publish(channels: string | string[], event: string, payload: unknown): Promise<void> {
  try {
    await pusher().trigger(channels, event, payload);
  } catch (error) {
    log.warn({ err: error, event }, "realtime event not published");
  }
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
