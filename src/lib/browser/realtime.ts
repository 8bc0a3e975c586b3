import { xsalsa20poly1305 } from "@noble/ciphers/salsa.js";
import Pusher from "pusher-js";

/** Where the Channels service is, and how this page proves that it may listen; from the server at run time. */
export type RealtimeConnection = {
  key: string;
  host: string | null;
  port: number | null;
  useTLS: boolean;
  cluster: string | null;
  authEndpoint: string;
  /** Sent with each request for a channel, e.g. `Authorization`. */
  headers?: Record<string, string>;
};

// What pusher-js asks of NaCl for encrypted channels, from a library a fifth the size of tweetnacl.
const secretbox = {
  overheadLength: 16,
  nonceLength: 24,
  keyLength: 32,
  open(box: Uint8Array, nonce: Uint8Array, key: Uint8Array): Uint8Array | null {
    try {
      return xsalsa20poly1305(key, nonce).decrypt(box);
    } catch {
      return null;
    }
  },
};

/**
 * Connects to the Channels service by the official client and keeps reconnecting. Load this module with `import()` in the
 * browser only: pusher-js looks for `window` as it loads.
 */
export function connectRealtime(connection: RealtimeConnection): Pusher {
  const { key, host, port, useTLS, cluster, authEndpoint, headers } = connection;
  const own = host
    ? {
        wsHost: host,
        wsPort: port ?? 80,
        wssPort: port ?? 443,
        enabledTransports: ["ws" as const, "wss" as const],
      }
    : {};
  return new Pusher(key, {
    cluster: cluster ?? "",
    forceTLS: useTLS,
    channelAuthorization: { endpoint: authEndpoint, transport: "ajax", headers },
    nacl: { secretbox } as never,
    ...own,
  });
}
