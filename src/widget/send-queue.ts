import { ChatApiError, type SentAnswer } from "./chat-api";
import type { MessageQueue, PendingMessage } from "./pending-messages";

/** How the queue's messages reach the server. */
export type Sender = {
  /** Stores one; the same id again is the same message. */
  post(message: PendingMessage): Promise<SentAnswer>;
  /** The conversation does not take messages any more, or knows us no more: another one is to be opened. */
  reopen(): Promise<void>;
  /** The server has it. */
  sent?(message: PendingMessage, answer: SentAnswer): void;
  /** The queue was changed: a message left it or was refused. */
  changed?(): void;
};

/** Runs while no other tab and no worker of this site does; where browsers know no locks the ids alone keep it harmless. */
const alone = <T>(run: () => Promise<T>): Promise<T> =>
  globalThis.navigator?.locks ? navigator.locks.request("hp-chat-queue", run) : run();

/** The conversation is not ours any more: it was deleted, or what proved us is no longer good. */
export const isGone = (error: unknown) =>
  error instanceof ChatApiError && (error.status === 401 || error.status === 404);

const isOver = (error: unknown) =>
  isGone(error) || (error instanceof ChatApiError && error.code === "chat.session_closed");

/**
 * Sends what waits on this device, one by one in the order of writing, until nothing waits: a message leaves the queue only
 * when the server has confirmed it, so nothing is lost, and a repeated send is the same message. What the server refuses
 * stays with its reason and stops nobody. Only one tab or worker of the device sends at a time.
 * @throws ChatApiError whose `mayPass` is true: the rest waits, in order
 */
export function sendQueue(queue: MessageQueue, sender: Sender): Promise<void> {
  return alone(async () => {
    for (let batch = await waiting(queue); batch.length > 0; batch = await waiting(queue))
      for (const message of batch) await sendOne(queue, sender, message);
  });
}

const waiting = async (queue: MessageQueue) => (await queue.all()).filter(({ refused }) => refused === undefined);

async function sendOne(queue: MessageQueue, sender: Sender, message: PendingMessage): Promise<void> {
  try {
    const answer = await sender.post(message).catch(async (error) => {
      if (!isOver(error)) throw error;
      await sender.reopen();
      return sender.post(message);
    });
    sender.sent?.(message, answer);
    await queue.remove(message.clientMessageId);
  } catch (error) {
    if (!(error instanceof ChatApiError) || error.mayPass) throw error;
    await queue.put({ ...message, refused: error.message });
  }
  sender.changed?.();
}
