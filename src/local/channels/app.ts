import { LastEvents } from "./cache-channels";
import type { Channel } from "./channel";
import type { Connection } from "./connection";
import type { Fact, Observer } from "./facts";
import { FanOut } from "./fan-out";
import { LIMITS, type Limits } from "./limits";
import { tellWatchers, Watchlists } from "./watchlists";
import type { WebhookOptions } from "./webhooks";

export interface AppOptions {
  appId: string;
  key: string;
  secret: string;
  /** Whether subscribers are told how many they are; false unless told. */
  subscriptionCounts?: boolean;
  webhooks?: WebhookOptions;
  /** Other limits than the service's own, for tests. */
  limits?: Partial<Limits>;
  /** Milliseconds since the epoch; the machine's clock unless told. */
  now?: () => number;
}

/** Everything one server knows: nothing of it outlives the process, clients subscribe again after a restart. */
export class App {
  readonly id: string;
  readonly key: string;
  readonly secret: string;
  readonly limits: Limits;
  readonly now: () => number;
  readonly connections = new Map<string, Connection>();
  /** Occupied channels only. */
  readonly channels = new Map<string, Channel>();
  /** User id → the connections signed in as that user. */
  readonly users = new Map<string, Set<Connection>>();
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
    this.limits = { ...LIMITS, ...options.limits };
    this.now = options.now ?? Date.now;
    this.lastEvents = new LastEvents(this.limits.cacheSeconds);
    this.fanOut = new FanOut(this.limits.backlogBytes);
  }

  /** Tells all observers. */
  tell(fact: Fact): void {
    for (const observe of this.observers) observe(fact);
  }
}
