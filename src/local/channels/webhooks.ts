import { setTimeout as wait } from "node:timers/promises";
import type { App } from "./app";
import { sign } from "./signatures";
import { SpareEvents } from "./spare-events";
import { type WebhookEvent, WebhookEvents, type WebhookKind } from "./webhook-events";
import { WebhookQueue } from "./webhook-queue";

export interface WebhookOptions {
  /** Where events are sent, by http or https. */
  url: string;
  /** Which of them; all unless told. */
  kinds?: readonly WebhookKind[];
}

export interface Webhooks {
  /** Sends what is due; for those who do not want to wait for the next round. */
  work(): Promise<void>;
  /** Sends what is waiting, once, waits for a second at most, and sends no more. */
  stop(): Promise<void>;
}

const LAST_WORDS_MS = 1_000;
/** Twice as long as it takes until another process leads (a heartbeat of 5 s). */
const SPARE_MS = 10_000;
/** An event may take so long from a process' knowledge to the endpoint. */
const ON_ITS_WAY_MS = 500;

/** The facts that every process is told: one of them speaks for all. */
const OF_ALL: readonly string[] = [
  "channel_occupied",
  "channel_vacated",
  "member_added",
  "member_removed",
  "subscription_count",
] satisfies WebhookKind[];

/**
 * Tells an endpoint what happens: POSTs `{time_ms, events: […]}` with `X-Pusher-Key` and `X-Pusher-Signature` =
 * hmac(SECRET, body), every 250 ms at most 20 events each. Whatever is not answered by 2xx within 4 s is tried again for 5
 * minutes. (Window, batch, time and retries are those of the hosted service, page "Webhooks" and its support articles.)
 * Clients are not slowed by an endpoint that hangs. Of several processes the leading one tells what is true of all; when it
 * is gone, the next one tells again what the last seconds may have lost.
 */
export function startWebhooks(app: App, { url, kinds }: WebhookOptions): Webhooks {
  const { webhookDelaySeconds, webhookEveryMs, webhookGiveUpSeconds, webhookBytes, webhookAnswerSeconds } = app.limits;
  const events = new WebhookEvents(webhookDelaySeconds * 1_000);
  const queue = new WebhookQueue({
    post: (batch) => post(app, url, batch, webhookAnswerSeconds * 1_000),
    giveUpAfterMs: webhookGiveUpSeconds * 1_000,
    maxBytes: webhookBytes,
  });
  const spare = new SpareEvents(SPARE_MS);
  const add = (event: WebhookEvent) => {
    if (kinds && !kinds.includes(event.name)) return;
    const text = JSON.stringify(event);
    if (app.isLeader || !OF_ALL.includes(event.name)) queue.add(text);
    else spare.keep(text, app.now());
  };
  const work = () => {
    for (const event of events.due(app.now())) add(event);
    return queue.work(app.now());
  };
  app.observers.push((fact) => {
    if (fact.kind === "leading") {
      for (const text of spare.take(app.now(), fact.unledMs + ON_ITS_WAY_MS)) queue.add(text);
    }
    for (const event of events.of(fact, app.now())) add(event);
  });
  const rounds = setInterval(() => void work(), webhookEveryMs);
  rounds.unref();
  return {
    work,
    async stop() {
      clearInterval(rounds);
      await Promise.race([work(), wait(LAST_WORDS_MS, undefined, { ref: false })]);
    },
  };
}

async function post(app: App, url: string, events: string[], timeoutMs: number): Promise<boolean> {
  const body = `{"time_ms":${app.clock()},"events":[${events.join(",")}]}`;
  const headers = {
    "content-type": "application/json",
    "x-pusher-key": app.key,
    "x-pusher-signature": sign(app.secret, body),
  };
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Unreachable, hung up, or too slow: the queue tries again.
    return false;
  }
}
