import type { ChatMessagePayload, ChatStatus, MessagePostedPayload } from "../channels";
import {
  emptyLog,
  logFrom,
  type MessageLog,
  mergeMessages,
  prependMessages,
  readableMessages,
} from "../merge-messages";

export type PendingReply = {
  clientMessageId: string;
  content: string;
  createdAt: string;
  /** Kept on the device until then, so that it can be undone; ms since 1970. Missing: it goes as soon as it can. */
  goesAt?: number;
  /** The newest message its writer had before the eyes. */
  afterSeq?: number;
  /** Why it was not sent; undefined while it is on its way. */
  problem?: string;
  /** What a colleague answered meanwhile: it waits for the writer to say "send anyway". */
  conflict?: ChatMessagePayload;
};

export type FeedState = {
  /** `failed`: nothing could be read yet; it is tried again by itself. */
  phase: "loading" | "ready" | "failed";
  messages: ChatMessagePayload[];
  /** Whether there are messages before the first one shown, and how their reading stands. */
  older: "none" | "more" | "loading" | "failed";
  pending: PendingReply[];
  status: ChatStatus;
};

type History = { messages: ChatMessagePayload[]; hasMore: boolean; status: ChatStatus };

/** What was written and is not stored yet, kept on the device: it outlives the tab. */
export type ReplyKeeper = {
  all: () => PendingReply[];
  put: (reply: PendingReply) => void;
  remove: (clientMessageId: string) => void;
  has: (clientMessageId: string) => boolean;
};

/** How a feed reaches the server, and the device. */
export type FeedSource = {
  list: (after: number) => Promise<History>;
  /** The page that ends before a number, or the newest one. */
  listBefore: (before?: number) => Promise<History>;
  send: (content: string, clientMessageId: string, afterSeq?: number) => Promise<{ message: ChatMessagePayload }>;
  /** Hands a reply to the browser to be sent although the page goes away. */
  sendAtLast?: (reply: PendingReply) => void;
  /** A refusal in words, or null when the same request may succeed later. */
  refusalOf: (error: unknown) => string | null;
  /** The message that a colleague wrote meanwhile, if that is why it was refused. */
  conflictOf?: (error: unknown) => ChatMessagePayload | null;
  keeper?: ReplyKeeper;
};

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;
// Another tab of the writer's may still hold it and let it be undone; after this time it does not exist any more.
const OTHER_TAB_MS = 6_000;

/**
 * One conversation on a staff screen. It reads the newest page first and older ones as asked, and converges on what the database
 * holds: news comes by realtime, and after each doubt everything behind the last number held in a row is asked for until it is
 * here. Own replies are shown at once, can be undone while they are held, survive the tab, and go out one by one in the order in
 * which they were written; a repeated send is the same message.
 */
export class ConversationFeed {
  private state: FeedState = { phase: "loading", messages: [], older: "none", pending: [], status: "open" };
  private log: MessageLog<ChatMessagePayload> = emptyLog;
  private begun = false;
  private readonly listeners = new Set<() => void>();
  private readonly adopted = new Set<string>();
  /** The numbers under which own replies were stored. */
  private readonly storedAs = new Map<string, number>();
  private reading = false;
  private readAgain = false;
  private inFlight: string | null = null;
  private pauseMs = FIRST_PAUSE_MS;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private release: ReturnType<typeof setTimeout> | undefined;

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
      this.adoptKept();
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

  /**
   * Shows a reply at once and sends it behind those that wait.
   * @param holdMs so long it stays on the device and can be undone
   */
  reply(content: string, { holdMs = 0 }: { holdMs?: number } = {}): void {
    const now = Date.now();
    const pending: PendingReply = {
      clientMessageId: crypto.randomUUID(),
      content,
      createdAt: new Date(now).toISOString(),
      ...(holdMs > 0 ? { goesAt: now + holdMs } : {}),
      ...(this.begun ? { afterSeq: this.log.heldSeq } : {}),
    };
    this.source.keeper?.put(pending);
    this.update({ pending: [...this.state.pending, pending] });
    void this.sendPending();
  }

  /** Takes back a reply that is still on the device, and gives its text; null when it is on its way already. */
  undo(clientMessageId: string): string | null {
    const reply = this.state.pending.find((one) => one.clientMessageId === clientMessageId);
    if (!reply || this.inFlight === clientMessageId) return null;
    this.discard(clientMessageId);
    return reply.content;
  }

  /** Sends what is held for an undo without waiting any longer. */
  sendNow(): void {
    this.update({ pending: this.state.pending.map(({ goesAt: _, ...reply }) => reply) });
    void this.sendPending();
  }

  /** Calls back once everything written here is stored; never, if something is refused or given up. */
  whenSent(done: () => void): void {
    const wanted = this.state.pending.map(({ clientMessageId }) => clientMessageId);
    const look = () => {
      const waits = this.state.pending.filter(({ clientMessageId }) => wanted.includes(clientMessageId));
      if (waits.some(({ problem }) => problem)) this.listeners.delete(look);
      else if (waits.length === 0 && wanted.every((id) => this.storedAs.has(id))) {
        this.listeners.delete(look);
        done();
      }
    };
    this.listeners.add(look);
    look();
  }

  /** The page goes away: what has not gone out is handed to the browser, and kept until a later page has seen it stored. */
  leave(): void {
    for (const reply of this.state.pending) if (!reply.problem) this.source.sendAtLast?.(reply);
  }

  /** Sends a reply again that did not go out. */
  tryAgain(clientMessageId: string): void {
    this.change(clientMessageId, { problem: undefined });
    void this.sendPending();
  }

  /** Sends a reply although a colleague has answered meanwhile. */
  sendAnyway(clientMessageId: string): void {
    this.change(clientMessageId, { problem: undefined, conflict: undefined, afterSeq: undefined });
    void this.sendPending();
  }

  /** Gives up a reply that did not go out. */
  discard(clientMessageId: string): void {
    this.source.keeper?.remove(clientMessageId);
    this.update({ pending: this.state.pending.filter((reply) => reply.clientMessageId !== clientMessageId) });
    void this.sendPending();
  }

  /** Takes up what an earlier page of this device could not send. */
  private adoptKept(): void {
    const held = new Set(this.state.pending.map(({ clientMessageId }) => clientMessageId));
    const kept = this.source.keeper?.all().filter(({ clientMessageId }) => !held.has(clientMessageId)) ?? [];
    if (kept.length === 0) return;
    for (const { clientMessageId } of kept) this.adopted.add(clientMessageId);
    const late = kept.map((reply) => ({
      ...reply,
      goesAt: (reply.goesAt ?? Date.parse(reply.createdAt)) + OTHER_TAB_MS,
    }));
    const pending = [...late, ...this.state.pending].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
    this.update({ pending });
    this.take([]);
    void this.sendPending();
  }

  private async sendPending(): Promise<void> {
    if (this.inFlight !== null) return;
    clearTimeout(this.release);
    for (let next = this.nextToSend(); next; next = this.nextToSend()) {
      const { clientMessageId, content, afterSeq, goesAt = 0 } = next;
      const waitMs = goesAt - Date.now();
      if (waitMs > 0) {
        this.release = setTimeout(() => void this.sendPending(), waitMs);
        break;
      }
      // Undone, or seen stored, by the tab that wrote it.
      if (this.adopted.has(clientMessageId) && !this.source.keeper?.has(clientMessageId)) {
        this.update({ pending: this.state.pending.filter((reply) => reply !== next) });
        continue;
      }
      this.inFlight = clientMessageId;
      try {
        const { message } = await this.source.send(content, clientMessageId, afterSeq);
        this.storedAs.set(clientMessageId, message.seq);
        this.take([message]);
      } catch (error) {
        const conflict = this.source.conflictOf?.(error) ?? undefined;
        this.change(clientMessageId, { problem: this.source.refusalOf(error) ?? "The shop did not answer.", conflict });
        if (conflict) void this.resync();
      }
      this.inFlight = null;
    }
    if (this.log.behind || (!this.begun && this.storedAs.size > 0)) void this.resync();
  }

  private nextToSend(): PendingReply | undefined {
    // One that is stored but still out of sight (a message before it is missing) waits for its place, not to be sent.
    const stored = new Set(this.log.messages.map(({ clientMessageId }) => clientMessageId));
    const isStored = (id: string) => stored.has(id) || this.storedAs.has(id);
    return this.state.pending.find((reply) => reply.problem === undefined && !isStored(reply.clientMessageId));
  }

  private change(clientMessageId: string, part: Partial<PendingReply>): void {
    const pending = this.state.pending.map((reply) => {
      if (reply.clientMessageId !== clientMessageId) return reply;
      const changed = { ...reply, ...part };
      this.source.keeper?.put(changed);
      return changed;
    });
    this.update({ pending });
  }

  private take(messages: ChatMessagePayload[]): void {
    this.log = mergeMessages(this.log, messages);
    const readable = this.begun ? readableMessages(this.log) : [];
    const shown = new Set(readable.map(({ clientMessageId }) => clientMessageId));
    // In sight, or on an older page that nobody has asked for yet.
    const hasPlace = (id: string) =>
      shown.has(id) || (this.begun && (this.storedAs.get(id) ?? Infinity) <= this.log.baseSeq);
    const pending = this.state.pending.filter(({ clientMessageId }) => !hasPlace(clientMessageId));
    for (const { clientMessageId } of this.state.pending)
      if (hasPlace(clientMessageId)) this.source.keeper?.remove(clientMessageId);
    this.update({ messages: readable, pending });
  }

  private update(change: Partial<FeedState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
