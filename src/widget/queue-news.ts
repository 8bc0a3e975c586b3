import { gathered } from "./gathered";

const CHANNEL = "hp-chat-queue";
/** A thousand messages that go out ring once in a while, not a thousand times. */
const HEAR_EVERY_MS = 300;

/** Between the tabs and the worker of one site: the queue on the device was changed. Browsers without it learn it at the next resync. */
export function queueNews(): { tell(): void; onNews(hear: () => void): void } | undefined {
  if (typeof BroadcastChannel === "undefined") return undefined;
  const channel = new BroadcastChannel(CHANNEL);
  return {
    tell: () => channel.postMessage(1),
    onNews(hear) {
      channel.onmessage = gathered(HEAR_EVERY_MS, hear).soon;
    },
  };
}
