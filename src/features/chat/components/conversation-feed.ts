import type { ChatMessagePayload, ChatStatus, MessagePostedPayload } from "../channels";
import { emptyLog, type MessageLog, mergeMessages, readableMessages } from "../merge-messages";

export type PendingReply = {
  clientMessageId: string;
  content: string;
  createdAt: string;
  /** Why it was not sent; undefined while it is on its way. */
  problem?: string;
};

export type FeedState = {
  /** `failed`: nothing could be read yet; it is tried again by itself. */
  phase: "loading" | "ready" | "failed";
  messages: ChatMessagePayload[];
  pending: PendingReply[];
  status: ChatStatus;
};

type History = { messages: ChatMessagePayload[]; hasMore: boolean; status: ChatStatus };

/** How a feed reaches the server. */
export type FeedSource = {
  list: (after: number) => Promise<History>;
  send: (content: string, clientMessageId: string) => Promise<{ message: ChatMessagePayload }>;
  /** A refusal in words, or null when the same request may succeed later. */
  refusalOf: (error: unknown) => string | null;
};

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

/**
 * One conversation on a staff screen. It converges on what the database holds: news comes by realtime, and after each doubt
 * everything behind the last number held in a row is asked for until it is here. Own replies are shown at once and go out
 * one by one; a repeated send is the same message.
 */
export class ConversationFeed {
  private state: FeedState = { phase: "loading", messages: [], pending: [], status: "open" };
  private log: MessageLog<ChatMessagePayload> = emptyLog;
  private readonly listeners = new Set<() => void>();
  private reading = false;
  private readAgain = false;
  private sending = false;
  private pauseMs = FIRST_PAUSE_MS;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly source: FeedSource) {}

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

  /** Reads everything after the last message held in a row; when it fails, again and again until it works. */
  async resync(): Promise<void> {
    this.readAgain = true;
    if (this.reading) return;
    this.reading = true;
    clearTimeout(this.retry);
    try {
      for (let more = true; more; ) {
        this.readAgain = false;
        const { messages, hasMore, status } = await this.source.list(this.log.heldSeq);
        this.take(messages);
        this.update({ phase: hasMore ? this.state.phase : "ready", status });
        more = hasMore || this.readAgain;
      }
      this.pauseMs = FIRST_PAUSE_MS;
    } catch {
      if (this.state.phase === "loading") this.update({ phase: "failed" });
      this.retry = setTimeout(() => void this.resync(), this.pauseMs);
      this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
    } finally {
      this.reading = false;
    }
  }

  /** Shows a reply at once and sends it behind those that wait. */
  reply(content: string): void {
    const pending = { clientMessageId: crypto.randomUUID(), content, createdAt: new Date().toISOString() };
    this.update({ pending: [...this.state.pending, pending] });
    void this.sendPending();
  }

  /** Sends a reply again that did not go out. */
  tryAgain(clientMessageId: string): void {
    this.setProblem(clientMessageId, undefined);
    void this.sendPending();
  }

  /** Gives up a reply that did not go out. */
  discard(clientMessageId: string): void {
    this.update({ pending: this.state.pending.filter((reply) => reply.clientMessageId !== clientMessageId) });
  }

  private async sendPending(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    for (let next = this.nextToSend(); next; next = this.nextToSend()) {
      const { clientMessageId, content } = next;
      try {
        this.take([(await this.source.send(content, clientMessageId)).message]);
      } catch (error) {
        this.setProblem(clientMessageId, this.source.refusalOf(error) ?? "The shop did not answer.");
      }
    }
    this.sending = false;
    if (this.log.behind) void this.resync();
  }

  private nextToSend(): PendingReply | undefined {
    // One that is stored but still out of sight (a message before it is missing) waits for its place, not to be sent.
    const stored = new Set(this.log.messages.map(({ clientMessageId }) => clientMessageId));
    return this.state.pending.find((reply) => reply.problem === undefined && !stored.has(reply.clientMessageId));
  }

  private setProblem(clientMessageId: string, problem: string | undefined): void {
    const pending = this.state.pending.map((reply) =>
      reply.clientMessageId === clientMessageId ? { ...reply, problem } : reply,
    );
    this.update({ pending });
  }

  private take(messages: ChatMessagePayload[]): void {
    this.log = mergeMessages(this.log, messages);
    const readable = readableMessages(this.log);
    const shown = new Set(readable.map(({ clientMessageId }) => clientMessageId));
    const pending = this.state.pending.filter(({ clientMessageId }) => !shown.has(clientMessageId));
    this.update({ messages: readable, pending });
  }

  private update(change: Partial<FeedState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
