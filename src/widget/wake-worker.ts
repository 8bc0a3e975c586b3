import { isForeign } from "./shop-origin";

/** Named in the worker as well. */
export const SYNC_TAG = "hp-chat-queue";

type Syncing = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };

/** Asks the browser to send the queue by the worker once there is a network, also after the tab is gone. Where there is no Background Sync the next page view does it. */
export function wakeWorker(): void {
  if (isForeign) return;
  navigator.serviceWorker?.ready.then((worker: Syncing) => worker.sync?.register(SYNC_TAG)).catch(() => {});
}
