import { createApi } from "./chat-api";
import { deviceQueue } from "./pending-messages";
import { queueNews } from "./queue-news";
import { sendWhatWaits } from "./send-what-waits";

type SyncEvent = Event & { tag: string; waitUntil(done: Promise<unknown>): void };

/** Longest that a browser lets one sync run (Chromium: 5 minutes), less what a last request may take. */
const RUN_MS = 4 * 60_000;

// The network is back and no tab need be open: what waits on this device goes out. A failure makes the browser try again later.
self.addEventListener("sync", (event) => {
  const news = queueNews();
  (event as SyncEvent).waitUntil(
    sendWhatWaits(createApi(), deviceQueue(), { runMs: RUN_MS, changed: () => news?.tell() }),
  );
});
