import type { ChatMessagePayload } from "../channels";
import type { PendingReply } from "./feed-source";
import { MessageFeed } from "./message-feed";

// Another tab of the writer's may still hold it and let it be undone; after this time it does not exist any more.
const OTHER_TAB_MS = 6_000;

/**
 * One conversation on a staff screen: what is read of it (`MessageFeed`), and what is written. Own replies are shown at once, can be
 * undone while they are held, survive the tab, and go out one by one in the order in which they were written; a repeated send is the
 * same message.
 */
export class ConversationFeed extends MessageFeed {
  private readonly adopted = new Set<string>();
  /** The numbers under which own replies were stored. */
  private readonly storedAs = new Map<string, number>();
  private inFlight: string | null = null;
  private release: ReturnType<typeof setTimeout> | undefined;

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
  protected caughtUp(): void {
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

  protected stillPending(messages: ChatMessagePayload[]): PendingReply[] {
    const shown = new Set(messages.map(({ clientMessageId }) => clientMessageId));
    // In sight, or on an older page that nobody has asked for yet.
    const hasPlace = (id: string) =>
      shown.has(id) || (this.begun && (this.storedAs.get(id) ?? Infinity) <= this.log.baseSeq);
    const placed = this.state.pending.filter(({ clientMessageId }) => hasPlace(clientMessageId));
    for (const { clientMessageId } of placed) this.source.keeper?.remove(clientMessageId);
    return this.state.pending.filter((reply) => !placed.includes(reply));
  }
}
