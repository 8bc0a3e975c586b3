import { html, Safe } from "./html";
import { SCRIPT, STYLE } from "./look";

const MOST_SHOWN = 20_000;
const PLACES = [
  ["/", "Overview"],
  ["/runs", "Runs"],
  ["/events", "Events"],
  ["/send", "Send"],
] as const;

interface Page {
  title: string;
  /** The place in the navigation that the page belongs to. */
  place: (typeof PLACES)[number][0];
  /** Where a program finds the same facts. */
  json?: string;
  /** The page renews itself while it is open. */
  live?: boolean;
  content: Safe;
}

/** A whole page. Works without its script. */
export function renderPage({ title, place, json, live, content }: Page): string {
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="same-origin">
<link rel="icon" href="data:,">
<title>${title} · Jobs</title><style>${new Safe(STYLE)}</style></head><body>
<header><nav aria-label="Pages"><strong>Jobs</strong>
${PLACES.map(([path, name]) => html`<a href="${path}"${path === place && new Safe(' aria-current="page"')}>${name}</a>`)}</nav></header>
<main${live && new Safe(" data-live")}><h1>${title}</h1>
${content}</main>
${json && html`<footer><p><span data-zone>Times are UTC.</span> The same as JSON: <a href="${json}">${json}</a></p></footer>`}
<script>${new Safe(SCRIPT)}</script></body></html>`.text;
}

/** A moment, to the second; a dash for none. */
export function time(at: Date | null | undefined): Safe {
  // A sender may give any number as the time of its event.
  if (!at || Number.isNaN(at.getTime())) return html`–`;
  const text = at.toISOString();
  return html`<time datetime="${text}">${text.slice(0, 19).replace("T", " ")}</time>`;
}

/** How long it took, in the unit that people would choose; `until` is now while it goes on. */
export function took(from: Date, until: Date): string {
  const ms = Math.max(0, until.getTime() - from.getTime());
  return ms < 1_000 ? `${ms} ms` : ms < 60_000 ? `${(ms / 1_000).toFixed(1)} s` : inWords(ms);
}

/** A duration in whole units: `1 d 2 h`, `90 s` as `1 min 30 s`. */
export function inWords(ms: number): string {
  const units = [
    ["d", 86_400_000],
    ["h", 3_600_000],
    ["min", 60_000],
    ["s", 1_000],
  ] as const;
  let rest = ms;
  const parts = units.flatMap(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count > 0 ? [`${count} ${unit}`] : [];
  });
  return parts.slice(0, 2).join(" ") || `${ms} ms`;
}

/** A status as a word, or other words, with a dot in its colour. */
export function status(name: string, words = name): Safe {
  return html`<span class="status ${name}">${words}</span>`;
}

/** JSON to read; what is very long is cut, and said to be. */
export function json(value: unknown): Safe {
  const text = JSON.stringify(value, null, 2) ?? "";
  if (text.length <= MOST_SHOWN) return html`<pre>${text}</pre>`;
  return html`<pre>${text.slice(0, MOST_SHOWN)}…</pre><p class="soft">${text.length - MOST_SHOWN} more characters: see the JSON of this page.</p>`;
}

/** An error as people look for it: what it says first, then where it happened, then what else it carries. */
export function fault(error: unknown): Safe {
  const { name, message, stack, ...rest } = (error ?? {}) as Record<string, unknown>;
  if (typeof message !== "string") return json(error);
  return html`<p class="failed"><b>${name}</b>: ${message}</p>${stack && html`<pre>${stack}</pre>`}
${Object.keys(rest).length > 0 && json(rest)}`;
}

/** Rows below named columns; on a phone each row is a block whose values carry the names. */
export function table(columns: string[], rows: Safe[][], ifNone: string): Safe {
  if (rows.length === 0) return html`<p class="card soft">${ifNone}</p>`;
  return html`<table><thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>
${rows.map((row) => html`<tr>${row.map((cell, index) => html`<td data-is="${columns[index]}"><div>${cell}</div></td>`)}</tr>`)}</tbody></table>`;
}

/** A link to the rows that follow, if there are any. */
export function older(path: string, query: Record<string, string | undefined>, before: string | undefined): Safe {
  if (!before) return html``;
  const search = new URLSearchParams({ ...defined(query), before });
  return html`<p class="actions"><a class="button" href="${path}?${search}">Older</a></p>`;
}

function defined(query: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter((one): one is [string, string] => Boolean(one[1])));
}

/** One sentence that says why not, for people. */
export function renderRefusal(title: string, message: string): string {
  return renderPage({
    title,
    place: "/runs",
    content: html`<p class="card fault" role="alert">${message}</p>`,
  });
}
