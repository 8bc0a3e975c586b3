import { DAY_MS, MINUTE_MS } from "@/lib/time";

/** Somebody who opened a page within this time counts as being on the site. */
export const PRESENT_MS = 5 * MINUTE_MS;

/** What was looked at longer ago than this helps nobody who chats now, and is deleted with the visitor's next page. */
export const PAGE_VIEWS_KEPT_MS = 30 * DAY_MS;

/**
 * True when a browser asks for a page that nobody may ever look at: its own or a speculation rule's prefetch says so by
 * `Sec-Purpose` (Fetch standard) or the older `Purpose`. What Next's links fetch ahead runs no page: without a loading.tsx a
 * prefetch of a dynamic route ends at its layout.
 */
export function isPrefetch(headers: Headers): boolean {
  return /prefetch|prerender/.test(`${headers.get("sec-purpose") ?? ""} ${headers.get("purpose") ?? ""}`);
}

/** A path as it is kept: without query (it may hold what somebody typed or a token), at most 300 characters. */
export const keptPath = (path: string): string => (path.split(/[?#]/)[0] ?? "/").slice(0, 300) || "/";
