import { env } from "@/lib/env";
import { readStamp, signStamp } from "@/lib/tokens";

const LINK = /(<(?:a|area|v:[a-z]+)\s(?:[^>]*?\s)?href=)(["'])(.*?)\2/gis;

const plainOf: Record<string, string> = {
  "&amp;": "&",
  "&quot;": '"',
  "&#x27;": "'",
  "&#39;": "'",
  "&lt;": "<",
  "&gt;": ">",
};
const escapeOf: Record<string, string> = { "&": "&amp;", '"': "&quot;", "'": "&#x27;", "<": "&lt;", ">": "&gt;" };

const unescaped = (attribute: string) =>
  attribute.replace(/&(?:amp|quot|#x27|#39|lt|gt);/g, (found) => plainOf[found] ?? found);
const escaped = (url: string) => url.replace(/[&"'<>]/g, (found) => escapeOf[found] ?? found);

/** Leaving must work for ever and must not look like interest; what is filled in per person is not known yet. */
function isTracked(url: string): boolean {
  const { APP_URL } = env();
  const leftAlone = ["/unsubscribe/", "/preferences/", "/t/"].some((path) => url.startsWith(APP_URL + path));
  return /^https?:\/\//i.test(url) && URL.canParse(url) && !leftAlone && !url.includes("{{");
}

const clickUrl = (urlPart: string, mailPart: string) => `${env().APP_URL}/t/c/${urlPart}.${mailPart}`;

/** The mail's share of its tracked addresses: its id, signed. */
export function mailPart(emailLogId: string): string {
  return signStamp("tracked-mail", emailLogId);
}

/** A link's share of its tracked address: where it leads, signed. */
export function linkPart(url: string): string {
  return signStamp("tracked-link", url);
}

/**
 * The HTML of a marketing mail with every http(s) link led over `/t/c/`, a pixel of `/t/o/` and a hidden canary link that only machines
 * follow (FLOWS.md "human / scanner"). Unsubscribe and preference links stay as they are, as does a link that still holds a
 * placeholder `{{…}}`. Doing it again changes no link. The same input gives the same bytes.
 * @param part what `mailPart` gives, or a placeholder for it that is filled in per person: it stands in the result as it is
 * @param partOf gives a link's share; for one that differs from person to person a placeholder
 */
export function trackHtml(html: string, part: string, partOf: (url: string) => string = linkPart): string {
  const { APP_URL } = env();
  const tracked = html.replace(LINK, (found, before: string, quote: string, href: string) => {
    const url = unescaped(href);
    return isTracked(url) ? `${before}${quote}${clickUrl(partOf(url), part)}${quote}` : found;
  });
  const canary = clickUrl(signStamp("canary-link", `${APP_URL}/`), part);
  const marks =
    `<a data-track="canary" href="${canary}" style="display:none" tabindex="-1" aria-hidden="true"></a>` +
    `<img data-track="pixel" src="${APP_URL}/t/o/${part}.gif" width="1" height="1" alt="" style="display:block" />`;
  const end = tracked.lastIndexOf("</body>");
  return end < 0 ? tracked + marks : tracked.slice(0, end) + marks + tracked.slice(end);
}

/** The same HTML with its own links and without the marks, so that who reads it in the console is not taken for the person. */
export function untrackHtml(html: string): string {
  const clicks = `${env().APP_URL}/t/c/`;
  return html
    .replace(/<a data-track="canary"[^>]*><\/a>|<img data-track="pixel"[^>]*>/g, "")
    .replace(LINK, (found, before: string, quote: string, href: string) => {
      const link = href.startsWith(clicks) ? readTrackedLink(href.slice(clicks.length)) : null;
      return link ? `${before}${quote}${escaped(link.url)}${quote}` : found;
    });
}

/** The mail of a tracked address; null when the part is not ours. */
export function readMailPart(part: string): string | null {
  return readStamp("tracked-mail", part);
}

/** Where the last segment of a `/t/c/` address leads and which mail it stands in; null when it is not ours (CONTRACT.md: 404). */
export function readTrackedLink(token: string): { url: string; emailLogId: string; canary: boolean } | null {
  const [urlPart = "", part = "", ...rest] = token.split(".");
  const emailLogId = readMailPart(part);
  const canary = readStamp("canary-link", urlPart);
  const url = canary ?? readStamp("tracked-link", urlPart);
  return emailLogId && url && rest.length === 0 ? { url, emailLogId, canary: canary !== null } : null;
}
