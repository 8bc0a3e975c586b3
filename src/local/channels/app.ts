import type { Bus } from "./bus";
import { LastEvents } from "./cache-channels";
import type { Channel } from "./channel";
import type { Connection } from "./connection";
import type { Fact, Observer } from "./facts";
import { FanOut } from "./fan-out";
import { LIMITS, type Limits } from "./limits";
import type { Peer } from "./peer";
import { tellWatchers, Watchlists } from "./watchlists";
import type { WebhookOptions } from "./webhooks";

export interface AppOptions {
  appId: string;
  key: string;
  secret: string;
  /** Whether subscribers are told how many they are; false unless told. */
  subscriptionCounts?: boolean;
  webhooks?: WebhookOptions;
  /** Origins of pages that may connect (`https://shop.example`); all unless told. */
  allowedOrigins?: readonly string[];
  /** Other limits than the service's own, for tests. */
  limits?: Partial<Limits>;
  /** Milliseconds that never go back, for everything that lasts or is due: whoever sets the machine's clock changes nothing. */
  now?: () => number;
  /** Milliseconds since the epoch, for what others sign or are told; the machine's clock unless told. */
  clock?: () => number;
}

/** Everything one process knows: nothing of it outlives the process, clients subscribe again after a restart. */
export class App {
  readonly id: string;
  readonly key: string;
  readonly secret: string;
  readonly limits: Limits;
  readonly allowedOrigins: readonly string[] | null;
  readonly now: () => number;
  readonly clock: () => number;
  readonly connections = new Map<string, Connection>();
  /** Channels with subscribers at this process only. */
  readonly channels = new Map<string, Channel>();
  /** User id → the connections of this process signed in as that user. */
  readonly users = new Map<string, Set<Connection>>();
  /** The other processes that serve the same app, by their ids. */
  readonly peers = new Map<string, Peer>();
  /** The way to them; null when this process is to be alone. */
  bus: Bus | null = null;
  readonly lastEvents: LastEvents;
  readonly fanOut: FanOut;
  readonly watchlists = new Watchlists();
  readonly observers: Observer[] = [(fact) => tellWatchers(this, fact)];
  /** While draining, whoever connects is asked to come back later. */
  draining = false;
  /** Of several processes one speaks for all of them to the outside. */
  isLeader = true;

  constructor(options: AppOptions) {
    this.id = options.appId;
    this.key = options.key;
    this.secret = options.secret;
    this.allowedOrigins = options.allowedOrigins ?? null;
    this.limits = { ...LIMITS, ...options.limits };
    this.now = options.now ?? (() => performance.now());
    this.clock = options.clock ?? Date.now;
    this.lastEvents = new LastEvents(this.limits.cacheSeconds);
    this.fanOut = new FanOut(this.limits.backlogBytes);
  }

  /** Tells all observers. */
  tell(fact: Fact): void {
    for (const observe of this.observers) observe(fact);
  }
}
