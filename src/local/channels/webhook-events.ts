import type { Fact } from "./facts";
import { asText } from "./json";

/** The kinds of events that Channels knows (its documentation, page "Webhooks"). */
export const WEBHOOK_KINDS = [
  "channel_occupied",
  "channel_vacated",
  "member_added",
  "member_removed",
  "client_event",
  "cache_miss",
  "subscription_count",
] as const;

export type WebhookKind = (typeof WEBHOOK_KINDS)[number];

export interface WebhookEvent {
  name: WebhookKind;
  channel: string;
  user_id?: string;
  event?: string;
  data?: string;
  socket_id?: string;
  subscription_count?: number;
}

/**
 * Turns facts into webhook events. Who leaves and is back within `delayMs` (a page that is loaded again) has never left:
 * neither the leaving nor the coming back is an event. Times in milliseconds, never going back.
 */
export class WebhookEvents {
  /** Channels, and members of channels, that were said to be there. */
  readonly #present = new Set<string>();
  /** In the order in which they left. */
  readonly #leaving = new Map<string, { event: WebhookEvent; dueAt: number }>();

  constructor(private readonly delayMs: number) {}

  /** What is to be told of this fact at once; none for who leaves. */
  of(fact: Fact, now: number): WebhookEvent[] {
    switch (fact.kind) {
      case "count": {
        const { channel, count } = fact;
        if (count > 0) return this.#arrive(channel, { name: "channel_occupied", channel });
        return this.#leave(channel, { name: "channel_vacated", channel }, now);
      }
      case "joined":
        return this.#arrive(memberKey(fact), { name: "member_added", channel: fact.channel, user_id: fact.userId });
      case "left":
        return this.#leave(
          memberKey(fact),
          { name: "member_removed", channel: fact.channel, user_id: fact.userId },
          now,
        );
      case "counted":
        return [{ name: "subscription_count", channel: fact.channel, subscription_count: fact.count }];
      case "cache-miss":
        return [{ name: "cache_miss", channel: fact.channel }];
      case "client-event": {
        const { channel, event, data, socketId, userId } = fact;
        return [{ name: "client_event", channel, event, data: asText(data), socket_id: socketId, user_id: userId }];
      }
      default:
        return [];
    }
  }

  /** Who has been gone for long enough. */
  due(now: number): WebhookEvent[] {
    const events: WebhookEvent[] = [];
    for (const [key, { event, dueAt }] of this.#leaving) {
      if (dueAt > now) break;
      this.#leaving.delete(key);
      this.#present.delete(key);
      events.push(event);
    }
    return events;
  }

  #arrive(key: string, event: WebhookEvent): WebhookEvent[] {
    this.#leaving.delete(key);
    if (this.#present.has(key)) return [];
    this.#present.add(key);
    return [event];
  }

  #leave(key: string, event: WebhookEvent, now: number): WebhookEvent[] {
    if (this.#present.has(key) && !this.#leaving.has(key)) this.#leaving.set(key, { event, dueAt: now + this.delayMs });
    return [];
  }
}

/** No name of a channel has a space. */
function memberKey({ channel, userId }: { channel: string; userId: string }): string {
  return `${channel} ${userId}`;
}
