import type { ChatMessagePayload } from "@/features/chat/channels";
import {
  logFrom,
  type MessageLog,
  mergeMessages,
  prependMessages,
  readableMessages,
} from "@/features/chat/merge-messages";
import type { SessionView } from "@/features/chat/schema";
import { type ChatApi, ChatApiError, type SessionAnswer } from "./chat-api";
import { type ConversationState, firstState } from "./conversation-state";
import { Patience } from "./patience";
import { inOrder, type MessageQueue, mintClientMessageId, type PendingMessage } from "./pending-messages";
import { isGone, sendQueue } from "./send-queue";

/** What a conversation needs of the page it lives on. */
export type Surroundings = {
  api: ChatApi;
  queue: MessageQueue;
  /** Calls back when it is worth trying at once: the network is back, the page is looked at again. */
  onWake(wake: () => void): void;
  /** Tells other tabs that the queue was changed, and says when they or the worker changed it. */
  queueNews?: { tell(): void; onNews(hear: () => void): void };
  /** Something is on the device that is not sent, or nothing any more: the next page view must know. */
  onQueued?(waits: boolean): void;
  /** Sending fails or takes long: it may have to go on without this tab. */
  onStuck?(): void;
};

/** A send that takes longer may outlive the tab. */
const STUCK_AFTER_MS = 3_000;
const POLL_MS = 15_000;
/** While realtime runs, for what it lost without noticing. */
const SLOW_POLL_MS = 60_000;

/**
 * One shopper's conversation in this tab. Whatever the network does, `state` converges on what the database holds: messages come by
 * realtime, by resync after the last number held in a row, and by a slow poll; own messages are kept on the device before
 * they are sent, and go out one by one in order, under ids that make a repeated send harmless (QUALITY.md R2, R6).
 */
export class Conversation {
  state = firstState;
  private log: MessageLog<ChatMessagePayload> = logFrom(1);
  /** Shown already, but not on the device yet. */
  private readonly storing = new Set<string>();
  private starting = false;
  private sending = false;
  private sendAgain = false;
  private resyncing = false;
  private resyncAgain = false;
  private readingOlder = false;
  private lastResync = 0;
  // One for both directions: whichever failed, both are looked after.
  private readonly patience = new Patience(() => this.again());

  constructor(
    readonly around: Surroundings,
    private readonly changed: () => void,
    private readonly onSession: (session: SessionAnswer) => void,
  ) {
    around.onWake(() => this.hurry());
    around.queueNews?.onNews(() => void this.reloadPending().then(() => this.resync()));
    setInterval(() => {
      const pause = this.state.live ? SLOW_POLL_MS : POLL_MS;
      if (this.state.sessionId && Date.now() - this.lastResync >= pause) void this.resync();
    }, POLL_MS);
  }

  /** Opens or takes up the conversation; when the server cannot be reached it keeps trying. */
  async start(): Promise<void> {
    if (this.starting) return;
    this.starting = true;
    void this.reloadPending();
    try {
      this.adopt(await this.around.api.start());
      void this.sendPending();
    } catch (error) {
      const isBlocked = error instanceof ChatApiError && error.code === "chat.blocked";
      this.update({ phase: "unreachable", stalled: this.stallOf(error), blocked: isBlocked ? error.message : null });
      this.patience.afterFailure(error);
    } finally {
      this.starting = false;
    }
  }

  /** Takes a message from the shopper: shown at once, then kept on the device, then sent as soon as it can be. */
  async send(content: string): Promise<void> {
    const message: PendingMessage = {
      clientMessageId: mintClientMessageId(),
      content,
      createdAt: new Date().toISOString(),
    };
    this.storing.add(message.clientMessageId);
    this.update({ pending: [...this.state.pending, message] });
    await this.around.queue.put(message);
    this.storing.delete(message.clientMessageId);
    this.around.onQueued?.(true);
    setTimeout(() => this.isWaiting(message.clientMessageId) && this.around.onStuck?.(), STUCK_AFTER_MS);
    void this.sendPending();
  }

  /** Drops a refused message. */
  async discard(clientMessageId: string): Promise<void> {
    await this.around.queue.remove(clientMessageId);
    await this.reloadPending();
    this.around.queueNews?.tell();
  }

  /** A message that realtime brought. One that leaves a gap, or came without its text, is fetched. */
  receive(message: Partial<ChatMessagePayload> & { seq: number }): void {
    if (message.content === undefined) void this.resync();
    else this.take([message as ChatMessagePayload]);
  }

  /** Realtime came up or went down; coming up means that something may have been missed. */
  setLive(live: boolean): void {
    this.update({ live });
    if (live) this.hurry();
  }

  /** Somebody writes to the shopper, or stopped. */
  setTypist(typist: string | null): void {
    if (typist !== this.state.typist) this.update({ typist });
  }

  /** What the server says of the conversation besides its messages. */
  setView(view: SessionView): void {
    if (view.sessionId !== this.state.sessionId) return;
    this.update({ view, closed: view.status === "closed", blocked: view.blocked });
  }

  /** Asks for everything after the last message held in a row, again and again until it is here. */
  async resync(): Promise<void> {
    const { sessionId } = this.state;
    if (!sessionId) return;
    this.resyncAgain = true;
    if (this.resyncing) return;
    this.resyncing = true;
    try {
      for (let more = true; more; ) {
        this.resyncAgain = false;
        const answer = await this.around.api.after(sessionId, this.log.heldSeq);
        if (sessionId !== this.state.sessionId) break;
        this.take(answer.messages);
        this.update({ closed: answer.status === "closed" });
        more = answer.hasMore || this.resyncAgain;
      }
      this.lastResync = Date.now();
      if (!this.state.stalled) this.patience.renew();
    } catch (error) {
      // We could read it once and now may not: it was deleted, or we are nobody any more. Where that never worked asking anew helps nobody.
      if (this.lastResync > 0 && isGone(error)) void this.start();
      else this.patience.afterFailure(error);
    } finally {
      this.resyncing = false;
    }
  }

  /** Fetches the page before the first message shown; false when there is none or it could not be had. */
  async readOlder(): Promise<boolean> {
    const { sessionId, hasOlder } = this.state;
    if (!sessionId || !hasOlder || this.readingOlder) return false;
    this.readingOlder = true;
    try {
      const { messages } = await this.around.api.before(sessionId, this.log.baseSeq + 1);
      if (sessionId !== this.state.sessionId) return false;
      this.log = prependMessages(this.log, messages);
      this.show();
      return true;
    } catch {
      return false;
    } finally {
      this.readingOlder = false;
    }
  }

  private isWaiting(id: string): boolean {
    return this.state.pending.some(({ clientMessageId, sent }) => clientMessageId === id && !sent);
  }

  private adopt(session: SessionAnswer): void {
    const { sessionId, messages, status, view = null } = session;
    const isOther = this.state.sessionId !== sessionId;
    // What the old conversation has is not waited for in the new one.
    const pending = isOther ? this.state.pending.filter(({ sent }) => !sent) : this.state.pending;
    const closed = status === "closed";
    this.state = { ...this.state, phase: "ready", sessionId, pending, view, closed, blocked: view?.blocked ?? null };
    if (isOther) {
      this.log = logFrom(messages[0]?.seq ?? 1);
      this.lastResync = 0;
    }
    this.take(messages);
    this.onSession(session);
  }

  private take(messages: ChatMessagePayload[]): void {
    this.log = mergeMessages(this.log, messages);
    this.show();
    if (this.log.behind && !this.resyncing) void this.resync();
  }

  private show(pending = this.state.pending): void {
    const messages = readableMessages(this.log);
    const shown = new Set(messages.map((message) => message.clientMessageId));
    this.update({
      messages,
      pending: pending.filter((message) => !shown.has(message.clientMessageId)),
      behind: this.log.behind,
      hasOlder: this.log.baseSeq > 0,
      // Who has just spoken is no longer about to.
      typist: messages.length > this.state.messages.length ? null : this.state.typist,
    });
  }

  /** Brings what is shown in line with the device's queue, which other tabs and the worker change too. */
  private async reloadPending(): Promise<void> {
    const kept = await this.around.queue.all();
    const ids = new Set(kept.map(({ clientMessageId }) => clientMessageId));
    const gone = this.state.pending.filter(({ clientMessageId }) => !ids.has(clientMessageId));
    const left = gone.flatMap((message) => {
      if (this.storing.has(message.clientMessageId)) return [message];
      // Not waiting any more and not refused: somebody has sent it, and it keeps its place until it comes back.
      return message.refused === undefined ? [{ ...message, sent: true }] : [];
    });
    this.show(inOrder([...kept, ...left]));
  }

  private async sendPending(): Promise<void> {
    this.sendAgain = true;
    if (this.sending || !this.state.sessionId) return;
    this.sending = true;
    try {
      while (this.sendAgain) {
        this.sendAgain = false;
        await sendQueue(this.around.queue, {
          post: ({ content, clientMessageId }) =>
            this.around.api.post(this.state.sessionId ?? "", content, clientMessageId),
          reopen: () => this.reopen(),
          sent: (message, { message: stored, autoReply }) => {
            this.patience.renew();
            if (this.state.stalled) this.update({ stalled: false });
            this.settle(message.clientMessageId);
            this.take(autoReply ? [stored, autoReply] : [stored]);
          },
          changed: () => this.around.queueNews?.tell(),
        });
      }
      this.update({ stalled: false });
      this.around.onQueued?.(false);
    } catch (error) {
      this.update({ stalled: this.stallOf(error) });
      this.around.onStuck?.();
      this.patience.afterFailure(error);
    } finally {
      this.sending = false;
      await this.reloadPending();
    }
  }

  private settle(clientMessageId: string): void {
    const pending = this.state.pending.map((one) =>
      one.clientMessageId === clientMessageId ? { ...one, sent: true } : one,
    );
    this.state = { ...this.state, pending };
  }

  /** The conversation was ended for good meanwhile: what the shopper wrote opens the next one. */
  private async reopen(): Promise<void> {
    const session = await this.around.api.start();
    const isSame = session.sessionId === this.state.sessionId;
    if (isSame && session.status === "closed") throw new ChatApiError(503, "chat.session_closed", "Closing.");
    this.adopt(session);
  }

  private stallOf(error: unknown): { until: number | null } {
    const seconds = error instanceof ChatApiError ? error.retryAfterSeconds : undefined;
    return { until: seconds ? Date.now() + seconds * 1000 : null };
  }

  private hurry(): void {
    this.patience.renew();
    this.again();
  }

  private again(): void {
    this.patience.end();
    if (!this.state.sessionId) return void this.start();
    void this.resync();
    const { stalled } = this.state;
    // The server named a time: asking before it only makes it longer.
    if (stalled && stalled.until !== null && stalled.until > Date.now()) this.patience.wait(stalled.until - Date.now());
    else void this.sendPending();
  }

  private update(patch: Partial<ConversationState>): void {
    this.state = { ...this.state, ...patch };
    this.changed();
  }
}
