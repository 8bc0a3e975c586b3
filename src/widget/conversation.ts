import type { ChatMessagePayload } from "@/features/chat/channels";
import { emptyLog, logFrom, type MessageLog, mergeMessages, readableMessages } from "@/features/chat/merge-messages";
import { ChatApiError, postMessage, readHistory, type SessionAnswer, startSession } from "./chat-api";
import { loadPending, mintClientMessageId, type PendingMessage, storePending } from "./pending-messages";

export type ConversationState = {
  phase: "starting" | "ready" | "unreachable";
  messages: ChatMessagePayload[];
  pending: PendingMessage[];
  closed: boolean;
  /** The server holds messages that we do not; true until they are here. */
  behind: boolean;
  live: boolean;
};

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const POLL_MS = 15_000;

/**
 * One shopper's conversation in this tab. Whatever the network does, `state` converges on what the database holds: messages come by
 * realtime, by resync after the last number held in a row, and by a slow poll while realtime is away; own messages go out
 * one by one in order, under ids that make a repeated send harmless.
 */
export class Conversation {
  state: ConversationState = {
    phase: "starting",
    messages: [],
    pending: loadPending(),
    closed: false,
    behind: false,
    live: false,
  };
  private session: SessionAnswer | null = null;
  private log: MessageLog<ChatMessagePayload> = emptyLog;
  private sending = false;
  private resyncing = false;
  private resyncAgain = false;
  private pauseMs = FIRST_PAUSE_MS;
  private retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly changed: () => void,
    private readonly onSession: (session: SessionAnswer) => void,
  ) {
    addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.hurry());
    setInterval(() => !this.state.live && this.session && void this.resync(), POLL_MS);
  }

  /** Opens or takes up the conversation; when the server cannot be reached it keeps trying. */
  async start(): Promise<void> {
    try {
      this.session = await startSession();
      this.log = mergeMessages(logFrom(this.session.messages[0]?.seq ?? 1), this.session.messages);
      this.update({ phase: "ready", messages: readableMessages(this.log), closed: this.session.status === "closed" });
      this.onSession(this.session);
      void this.resync();
      void this.sendPending();
    } catch (error) {
      this.update({ phase: "unreachable" });
      this.later(() => void this.start(), error);
    }
  }

  /** Takes a message from the shopper: shown and kept on the device at once, sent as soon as it can be. */
  send(content: string): void {
    const message: PendingMessage = {
      clientMessageId: mintClientMessageId(),
      content,
      createdAt: new Date().toISOString(),
      state: "sending",
    };
    this.setPending([...this.state.pending, message]);
    void this.sendPending();
  }

  /** Tries a refused message again. */
  tryAgain(clientMessageId: string): void {
    this.patchPending(clientMessageId, { state: "sending", reason: undefined });
    void this.sendPending();
  }

  /** Drops a refused message. */
  discard(clientMessageId: string): void {
    this.setPending(this.state.pending.filter((message) => message.clientMessageId !== clientMessageId));
  }

  /** A message that realtime brought. One that leaves a gap, or came without its text, is fetched. */
  receive(message: Partial<ChatMessagePayload> & { seq: number; sessionId?: string }): void {
    if (message.content === undefined) void this.resync();
    else this.take([message as ChatMessagePayload]);
  }

  /** Realtime came up or went down; coming up means that something may have been missed. */
  setLive(live: boolean): void {
    this.update({ live });
    if (live) void this.resync();
  }

  /** Asks for everything after the last message held in a row, again and again until it is here. */
  async resync(): Promise<void> {
    if (!this.session) return;
    if (this.resyncing) {
      this.resyncAgain = true;
      return;
    }
    this.resyncing = true;
    try {
      for (let more = true; more; ) {
        this.resyncAgain = false;
        const answer = await readHistory(this.session.sessionId, this.log.heldSeq);
        this.take(answer.messages);
        this.update({ closed: answer.status === "closed" });
        more = answer.hasMore || this.resyncAgain;
      }
      this.pauseMs = FIRST_PAUSE_MS;
      this.update({ behind: this.log.behind });
    } catch (error) {
      this.later(() => void this.resync(), error);
    } finally {
      this.resyncing = false;
    }
  }

  private take(messages: ChatMessagePayload[]): void {
    this.log = mergeMessages(this.log, messages);
    const stored = new Set(this.log.messages.map((message) => message.clientMessageId));
    const pending = this.state.pending.filter((message) => !stored.has(message.clientMessageId));
    if (pending.length !== this.state.pending.length) this.setPending(pending);
    this.update({ messages: readableMessages(this.log), behind: this.log.behind });
    if (this.log.behind && !this.resyncing) void this.resync();
  }

  private async sendPending(): Promise<void> {
    if (this.sending || !this.session) return;
    this.sending = true;
    try {
      for (let next = this.nextPending(); next; next = this.nextPending()) await this.sendOne(next);
    } catch (error) {
      for (const message of this.state.pending)
        if (message.state === "sending") this.patchPending(message.clientMessageId, { state: "waiting" });
      this.later(() => void this.sendPending(), error);
    } finally {
      this.sending = false;
    }
  }

  private nextPending(): PendingMessage | undefined {
    return this.state.pending.find((message) => message.state !== "failed");
  }

  /** Throws what may pass, so that the queue waits in order; a refusal is the message's own. */
  private async sendOne(message: PendingMessage): Promise<void> {
    const { clientMessageId, content } = message;
    this.patchPending(clientMessageId, { state: "sending" });
    try {
      const { message: stored, autoReply } = await postMessage(this.session?.sessionId ?? "", content, clientMessageId);
      this.pauseMs = FIRST_PAUSE_MS;
      this.take(autoReply ? [stored, autoReply] : [stored]);
      this.discard(clientMessageId);
    } catch (error) {
      if (!(error instanceof ChatApiError) || error.mayPass) throw error;
      if (error.code === "chat.session_closed") await this.startAnew();
      else this.patchPending(clientMessageId, { state: "failed", reason: error.message });
    }
  }

  /** The conversation was ended meanwhile: what the shopper wrote opens the next one. */
  private async startAnew(): Promise<void> {
    const session = await startSession();
    if (session.sessionId === this.session?.sessionId) throw new ChatApiError(503, "chat.session_closed", "Closing.");
    this.session = session;
    this.log = mergeMessages(logFrom(session.messages[0]?.seq ?? 1), session.messages);
    this.update({ messages: readableMessages(this.log), closed: false });
    this.onSession(session);
  }

  private hurry(): void {
    clearTimeout(this.retry);
    this.pauseMs = FIRST_PAUSE_MS;
    if (!this.session) void this.start();
    else {
      void this.resync();
      void this.sendPending();
    }
  }

  private later(again: () => void, error: unknown): void {
    const asked = error instanceof ChatApiError ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => (this.session ? this.hurryKeepingPause() : again()), Math.max(asked, this.pauseMs));
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
  }

  // One timer serves both directions: whichever failed, both are looked after.
  private hurryKeepingPause(): void {
    void this.resync();
    void this.sendPending();
  }

  private patchPending(clientMessageId: string, patch: Partial<PendingMessage>): void {
    this.setPending(
      this.state.pending.map((message) =>
        message.clientMessageId === clientMessageId ? { ...message, ...patch } : message,
      ),
    );
  }

  private setPending(pending: PendingMessage[]): void {
    storePending(this.state.pending, pending);
    this.update({ pending });
  }

  private update(patch: Partial<ConversationState>): void {
    this.state = { ...this.state, ...patch };
    this.changed();
  }
}
