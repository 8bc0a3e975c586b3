/** Events of one POST: at most 20 (the service's own batch size). */
const BATCH = 20;
const FIRST_PAUSE_MS = 1_000;

interface Batch {
  events: string[];
  bytes: number;
  madeAt: number;
  pauseMs: number;
  dueAt: number;
}

export interface WebhookQueueOptions {
  /** Delivers one batch; resolves with whether it was taken, never rejects. */
  post: (events: string[]) => Promise<boolean>;
  /** How long a batch is tried. */
  giveUpAfterMs: number;
  /** Bytes of undelivered events beyond which further ones are dropped. */
  maxBytes: number;
}

/**
 * Events on their way out. What the other side takes at the first try arrives in order. What it does not take is tried
 * again after 1, 2, 4, … seconds until `giveUpAfterMs` and holds up nothing behind it. At most two requests are under way,
 * and no more than `maxBytes` wait: a dead endpoint costs no more than that. Times in milliseconds.
 */
export class WebhookQueue {
  #waiting: string[] = [];
  #again: Batch[] = [];
  #bytes = 0;
  #dropped = 0;
  #isSending = false;
  #isRepeating = false;

  constructor(private readonly options: WebhookQueueOptions) {}

  add(event: string): void {
    const bytes = Buffer.byteLength(event);
    if (this.#bytes + bytes > this.options.maxBytes) {
      if (this.#dropped === 0) console.error("channels: the webhook endpoint lags behind; events are dropped");
      this.#dropped += 1;
      return;
    }
    this.#bytes += bytes;
    this.#waiting.push(event);
  }

  /** Starts what is due; resolves when it has been tried. */
  async work(now: number): Promise<void> {
    await Promise.all([this.#sendWaiting(now), this.#repeatDue(now)]);
  }

  async #sendWaiting(now: number): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    while (this.#waiting.length > 0) {
      const events = this.#waiting.splice(0, BATCH);
      const bytes = events.reduce((sum, event) => sum + Buffer.byteLength(event), 0);
      await this.#try({ events, bytes, madeAt: now, pauseMs: FIRST_PAUSE_MS, dueAt: now }, now);
    }
    this.#isSending = false;
  }

  async #repeatDue(now: number): Promise<void> {
    if (this.#isRepeating) return;
    this.#isRepeating = true;
    const due = this.#again.filter((batch) => batch.dueAt <= now);
    this.#again = this.#again.filter((batch) => batch.dueAt > now);
    for (const batch of due) await this.#try(batch, now);
    this.#isRepeating = false;
  }

  async #try(batch: Batch, now: number): Promise<void> {
    if (await this.options.post(batch.events)) {
      this.#bytes -= batch.bytes;
      if (this.#dropped > 0) console.error(`channels: ${this.#dropped} webhook events were dropped`);
      this.#dropped = 0;
      return;
    }
    const dueAt = now + batch.pauseMs;
    if (dueAt - batch.madeAt <= this.options.giveUpAfterMs) {
      this.#again.push({ ...batch, dueAt, pauseMs: batch.pauseMs * 2 });
      return;
    }
    this.#bytes -= batch.bytes;
    console.error(`channels: ${batch.events.length} webhook events were not taken and are given up`);
  }
}
