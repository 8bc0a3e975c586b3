import type { App } from "./app";
import { subscriptionCount } from "./census";
import { isPresence } from "./channel-names";
import type { Fact } from "./facts";
import { message } from "./messages";

/**
 * Tells the subscribers of a channel how many they are (`pusher_internal:subscription_count`) whenever that changes: at
 * once up to 100 subscribers, beyond that only when `tellDue` is called. Presence channels have their members instead.
 */
export class SubscriptionCounts {
  readonly #due = new Set<string>();

  constructor(private readonly app: App) {}

  observe(fact: Fact): void {
    if (fact.kind !== "count" || isPresence(fact.channel)) return;
    if (fact.count > this.app.limits.countedAtOnce) this.#due.add(fact.channel);
    else this.#tell(fact.channel, fact.count);
  }

  /** Tells of the large channels that have changed since the last time. */
  tellDue(): void {
    for (const channel of [...this.#due]) this.#tell(channel, subscriptionCount(this.app, channel));
  }

  #tell(channel: string, count: number): void {
    this.#due.delete(channel);
    const subscribers = this.app.channels.get(channel)?.subscribers ?? [];
    const counted = message("pusher_internal:subscription_count", { subscription_count: count }, channel);
    this.app.fanOut.sendToAll(subscribers, counted);
    this.app.tell({ kind: "counted", channel, count });
  }
}
