import { type ChatApi, ChatApiError } from "./chat-api";
import type { MessageQueue } from "./pending-messages";
import { sendQueue } from "./send-queue";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Sends the device's queue where no chat is open: takes up the visitor's conversation and empties the queue, in order, each
 * message once. A server that asks for patience (Retry-After) is given it, as long as `runMs` allows.
 * @throws ChatApiError when something still waits: to be called again
 */
export async function sendWhatWaits(
  api: ChatApi,
  queue: MessageQueue,
  { runMs, changed }: { runMs: number; changed?: () => void },
): Promise<void> {
  const until = Date.now() + runMs;
  let sessionId: string | undefined;
  const reopen = async () => {
    sessionId = (await api.start()).sessionId;
  };
  for (;;) {
    try {
      return await sendQueue(queue, {
        async post({ content, clientMessageId }) {
          if (!sessionId) await reopen();
          return api.post(sessionId ?? "", content, clientMessageId);
        },
        reopen,
        changed,
      });
    } catch (error) {
      const seconds = error instanceof ChatApiError ? error.retryAfterSeconds : undefined;
      if (!seconds || Date.now() + seconds * 1000 > until) throw error;
      await pause(seconds * 1000);
    }
  }
}
