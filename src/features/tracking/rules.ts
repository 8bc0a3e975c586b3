import { DAY_MS, MINUTE_MS, SECOND_MS } from "@/lib/time";

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

/** Nobody reads a mail this soon after it was handed over: what opens it then fetches ahead. */
const SOONEST_OPEN_MS = 2 * SECOND_MS;

/** Scanners visit links when a mail arrives; later on somebody may well open several tabs. */
const SCANNED_WITHIN_MS = MINUTE_MS;

/** A scanner's visits follow each other within this time. */
const BURST_MS = 10 * SECOND_MS;

/** Nobody follows so many different links of one mail within a burst. */
const SCANNED_LINKS = 3;

/** Apple's privacy protection names nothing but this; Gmail's look ahead is an Edge of 2015 (SparkPost, "Gmail is prefetching images"). */
const FETCHES_AHEAD = /^Mozilla\/5\.0$|Edge\/12\.246 Mozilla\/5\.0$/;

const SCANS =
  /bot\b|bot\/|crawl|spider|scan|preview|proofpoint|mimecast|barracuda|safelinks|symantec|fortinet|trendmicro|urldefen[cs]e|monitor|curl|wget|python|java\/|okhttp|go-http|libwww|axios|^node|undici|postman|apache-httpclient|phantomjs/i;

/** Who a visit is taken for: null is a person. */
export type Machine = "prefetch" | "scanner" | "head" | "canary" | null;

/**
 * What a single request to a tracked address shows by itself. HEAD asks for no page, a prefetch shows it to nobody, scanners mostly
 * name themselves or nothing. The image proxies of Gmail and Yahoo fetch when somebody opens the mail: a person.
 */
export function machineOf(kind: "open" | "click", { method, headers }: { method: string; headers: Headers }): Machine {
  if (method === "HEAD") return "head";
  if (isPrefetch(headers) || /prefetch|preview/.test(headers.get("x-purpose") ?? headers.get("x-moz") ?? ""))
    return "prefetch";
  const userAgent = headers.get("user-agent")?.trim() ?? "";
  if (FETCHES_AHEAD.test(userAgent)) return kind === "open" ? "prefetch" : "scanner";
  return userAgent === "" || SCANS.test(userAgent) ? "scanner" : null;
}

export type Visit = { kind: "open" | "click"; at: Date; url: string | null; machine: Machine };

/**
 * Who each visit to one mail is taken for, once all of them are seen together (FLOWS.md "human / scanner"): an open within 2 s of the
 * mail's acceptance is a prefetch; three different links within 10 s, not later than a minute after delivery, are a scanner's, with
 * all else of that time; whatever comes within 10 s of a click on the hidden link is the machine's that followed it. What a visit
 * showed by itself stays.
 * @param reached when the provider or the mailbox had the mail; null: not yet, as far as we know
 */
export function judgeVisits(
  visits: Visit[],
  reached: { acceptedAt: Date | null; deliveredAt: Date | null },
): Machine[] {
  const near = (a: Date, b: Date) => Math.abs(a.getTime() - b.getTime()) <= BURST_MS;
  const arrived = reached.deliveredAt ?? reached.acceptedAt;
  const isEarly = ({ at }: Visit) => !arrived || at.getTime() <= arrived.getTime() + SCANNED_WITHIN_MS;
  const clicks = visits.filter(({ kind }) => kind === "click");
  const startsBurst = (first: Visit) => {
    const within = clicks.filter(({ at }) => at >= first.at && near(at, first.at));
    return isEarly(first) && new Set(within.map(({ url }) => url)).size >= SCANNED_LINKS;
  };
  const bursts = clicks.filter(startsBurst);
  const canaries = visits.filter(({ machine }) => machine === "canary");
  return visits.map((visit) => {
    if (visit.machine) return visit.machine;
    if (canaries.some(({ at }) => near(at, visit.at))) return "canary";
    if (bursts.some(({ at }) => visit.at >= at && near(at, visit.at))) return "scanner";
    const { acceptedAt } = reached;
    const soon = !acceptedAt || visit.at.getTime() < acceptedAt.getTime() + SOONEST_OPEN_MS;
    return visit.kind === "open" && soon ? "prefetch" : null;
  });
}

/** Tokens are longer than any word of an address. */
const LONGEST_WORD = 40;

/** Where an address leads, for staff: host and path, without the query and without what looks like a token. */
export function shownPlace(url: string): string {
  const { host, pathname } = new URL(url);
  const path = pathname.split("/").map((part) => (part.length > LONGEST_WORD || part.includes(".") ? "…" : part));
  return host + path.join("/").replace(/\/$/, "");
}
