import type { ChatMessagePayload, MessagePostedPayload } from "../channels";
import {
  emptyLog,
  logFrom,
  type MessageLog,
  mergeMessages,
  prependMessages,
  readableMessages,
} from "../merge-messages";
import type { FeedSource, FeedState, PendingReply } from "./feed-source";

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

/**
 * The reading half of a conversation on a staff screen. It reads the newest page first and older ones as asked, and converges on what
 * the database holds: news comes by realtime, and after each doubt everything behind the last number held in a row is asked for until
 * it is here.
 */
export abstract class MessageFeed {
  protected state: FeedState = { phase: "loading", messages: [], older: "none", pending: [], status: "open" };
  protected log: MessageLog<ChatMessagePayload> = emptyLog;
  /** Whether the newest page was read. */
  protected begun = false;
  protected readonly listeners = new Set<() => void>();
  private reading = false;
  private readAgain = false;
  private pauseMs = FIRST_PAUSE_MS;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(protected readonly source: FeedSource) {}

  /** Which own replies wait on, now that these messages are in sight. */
  protected abstract stillPending(shown: ChatMessagePayload[]): PendingReply[];

  /** Everything was read. */
  protected abstract caughtUp(): void;

  readonly snapshot = (): FeedState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) clearTimeout(this.retry);
    };
  };

  /** Takes what realtime brought; a gap, or a message without its text, is fetched. */
  receive(payload: MessagePostedPayload): void {
    if ("content" in payload) this.take([payload]);
    if (!("content" in payload) || this.log.behind) void this.resync();
  }

  /** Shows a message that is held already as it is now: its links were let through. */
  replace(message: ChatMessagePayload): void {
    const messages = this.log.messages.map((held) => (held.id === message.id ? message : held));
    this.log = { ...this.log, messages };
    this.update({ messages: readableMessages(this.log) });
  }

  /** Reads everything after the last message held in a row; when it fails, again and again until it works. */
  async resync(): Promise<void> {
    this.readAgain = true;
    if (this.reading) return;
    this.reading = true;
    clearTimeout(this.retry);
    try {
      for (let more = true; more; ) {
        this.readAgain = false;
        const { hasMore, status } = await (this.begun ? this.readNewer() : this.readNewest());
        this.update({ phase: hasMore ? this.state.phase : "ready", status });
        more = hasMore || this.readAgain;
      }
      this.pauseMs = FIRST_PAUSE_MS;
      this.caughtUp();
    } catch {
      if (this.state.phase === "loading") this.update({ phase: "failed" });
      this.retry = setTimeout(() => void this.resync(), this.pauseMs);
      this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
    } finally {
      this.reading = false;
    }
  }

  /** Reads the page before the first message shown; does nothing while one is being read, or when there is none. */
  async readOlder(): Promise<void> {
    if (this.state.older !== "more" && this.state.older !== "failed") return;
    this.update({ older: "loading" });
    try {
      const { messages } = await this.source.listBefore(this.log.baseSeq + 1);
      this.log = prependMessages(this.log, messages);
      this.update({ messages: readableMessages(this.log), older: this.olderLeft() });
    } catch {
      this.update({ older: "failed" });
    }
  }

  private async readNewest() {
    const { messages, status } = await this.source.listBefore();
    const early = this.log.messages;
    this.log = mergeMessages<ChatMessagePayload>(messages[0] ? logFrom(messages[0].seq) : emptyLog, early);
    this.begun = true;
    this.take(messages);
    this.update({ older: this.olderLeft() });
    return { hasMore: this.log.behind, status };
  }

  private async readNewer() {
    const { messages, hasMore, status } = await this.source.list(this.log.heldSeq);
    this.take(messages);
    return { hasMore, status };
  }

  private olderLeft(): "none" | "more" {
    return this.log.baseSeq > 0 ? "more" : "none";
  }

  protected take(messages: ChatMessagePayload[]): void {
    this.log = mergeMessages(this.log, messages);
    const shown = this.begun ? readableMessages(this.log) : [];
    this.update({ messages: shown, pending: this.stillPending(shown) });
  }

  protected update(change: Partial<FeedState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
