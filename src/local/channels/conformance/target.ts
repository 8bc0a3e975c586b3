import type { Listener } from "./listener";

/** What not every app has, or not every runner can afford. */
export type Need =
  | "client-events"
  | "sign-in"
  | "watchlist"
  | "subscription-count"
  | "webhooks"
  | "channel-limit"
  | "many-connections";

/** An app of a server of this protocol: the hosted service's by `cluster`, any other's by `host` and `port`. */
export interface Target {
  appId: string;
  key: string;
  secret: string;
  cluster?: string;
  host?: string;
  port?: number;
  useTLS: boolean;
  /** What cannot be played here, and why. */
  lacks: Partial<Record<Need, string>>;
  /** Webhooks as they arrive: `event` is the kind, `data` the whole event. Only verified ones. */
  webhooks?: Listener;
  /** How long an answer may take. */
  patienceMs: number;
  /** How many scenarios play at the same time. */
  atOnce: number;
}

/** Where clients connect, without the path. */
export function socketAddress({ cluster, host, port, useTLS }: Target): string {
  const scheme = useTLS ? "wss" : "ws";
  return cluster ? `${scheme}://ws-${cluster}.pusher.com` : `${scheme}://${host}:${port}`;
}
