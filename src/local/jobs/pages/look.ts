import { createHash } from "node:crypto";

/** The style of all pages: light and dark as the machine has it, one column on a phone. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2430; --soft: #566073; --line: #dfe3ea; --ground: #f6f7f9; --card: #fff;
  --accent: #0b62c4; --onaccent: #fff; --good: #14713b; --bad: #b42318; --wait: #8a5a00; --code: #f0f2f5 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf1; --soft: #a3adbd; --line: #313947; --ground: #12161d;
  --card: #1a2029; --accent: #7cb7ff; --onaccent: #0b1320; --good: #6fd398; --bad: #ff9c92; --wait: #f0c069; --code: #11151b } }
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif }
a { color: var(--accent); text-underline-offset: .15em } a:focus-visible, button:focus-visible, input:focus-visible,
select:focus-visible, textarea:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
header { background: var(--card); border-bottom: 1px solid var(--line) }
header nav, main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1rem }
header nav { display: flex; flex-wrap: wrap; align-items: center; gap: 0 .25rem }
header strong { margin-right: auto; padding: .7rem 0 }
header a { display: inline-flex; align-items: center; min-height: 44px; padding: 0 .6rem; text-decoration: none; border-bottom: 3px solid transparent }
header a[aria-current] { border-color: var(--accent); color: var(--ink); font-weight: 600 }
main { padding-top: 1.25rem; padding-bottom: 3rem } footer { color: var(--soft); font-size: 13px; padding-bottom: 2rem }
h1 { font-size: 1.45rem; line-height: 1.25; margin: 0 0 .75rem; overflow-wrap: anywhere } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem }
p { margin: .4rem 0 } .soft { color: var(--soft) } .mono, code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 13px }
.mono, code { overflow-wrap: anywhere }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .9rem 1rem }
.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .6rem; margin: 0; padding: 0; list-style: none }
.counts b { display: block; font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums }
table { border-collapse: collapse; width: 100%; background: var(--card); border: 1px solid var(--line); border-radius: 10px }
th, td { text-align: left; padding: .55rem .8rem; border-bottom: 1px solid var(--line); vertical-align: top }
tr:last-child td { border-bottom: 0 } th { font-size: 13px; color: var(--soft); font-weight: 600 }
td:first-child { overflow-wrap: anywhere } td.time { white-space: nowrap; font-variant-numeric: tabular-nums }
.status { display: inline-block; font-weight: 600; white-space: nowrap } .status::before { content: "●"; margin-right: .4em }
.Completed, .completed { color: var(--good) } .Failed, .failed { color: var(--bad) } .Cancelled, .planned, .sleeping, .waiting { color: var(--wait) }
.Running { color: var(--accent) }
pre { margin: .5rem 0 0; padding: .7rem .8rem; background: var(--code); border: 1px solid var(--line); border-radius: 8px; white-space: pre-wrap; overflow-wrap: anywhere }
details { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: .4rem 0 }
summary { display: flex; flex-wrap: wrap; gap: .1rem .8rem; align-items: baseline; min-height: 44px; padding: .6rem .9rem; cursor: pointer; list-style: none }
summary::before { content: "▸"; color: var(--soft) } details[open] > summary::before { content: "▾" } summary::-webkit-details-marker { display: none }
summary b { overflow-wrap: anywhere } summary .soft { font-size: 13px } summary .end { margin-left: auto }
details > div { padding: 0 .9rem .9rem } ol.steps { list-style: none; margin: 0; padding: 0 }
ul.card { padding-left: 2rem } dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1rem; margin: 0 } dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere }
form.row { display: flex; flex-wrap: wrap; gap: .6rem; align-items: end } label { display: block; font-weight: 600; font-size: 14px }
input, select, textarea { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 8px; padding: .5rem .6rem; min-height: 44px; max-width: 100% }
form.send { display: grid; gap: .9rem; max-width: 44rem } form.send input, form.send textarea { width: 100% }
textarea { min-height: 12rem; font-family: ui-monospace, SFMono-Regular, Menlo, monospace; font-size: 14px }
button, .button { display: inline-flex; align-items: center; min-height: 44px; padding: 0 1rem; border: 1px solid var(--accent); border-radius: 8px; background: var(--accent); color: var(--onaccent); font: inherit; font-weight: 600; cursor: pointer; text-decoration: none }
button.plain { background: transparent; color: var(--accent) } button.danger { background: transparent; border-color: var(--bad); color: var(--bad) }
.actions { display: flex; flex-wrap: wrap; gap: .6rem; margin: .9rem 0 } .fault { border-left: 4px solid var(--bad); color: var(--bad); font-weight: 600 }
@media (max-width: 640px) { thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  table, tbody, tr, td { display: block; width: 100% } tr { padding: .5rem 0; border-bottom: 1px solid var(--line) } tr:last-child { border: 0 }
  td { border: 0; padding: .15rem .9rem; display: grid; grid-template-columns: 6.2rem 1fr; gap: .6rem } td::before { content: attr(data-is); color: var(--soft); font-size: 13px }
  td > * { min-width: 0 } dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .5rem } header strong { width: 100%; padding-bottom: 0 } }
@media (prefers-reduced-motion: no-preference) { .Running.status::before { animation: pulse 1.6s infinite } @keyframes pulse { 50% { opacity: .25 } } }
`;

/** Times in the reader's own zone; a live page fetches itself again, unless somebody is reading or typing in it. */
export const SCRIPT = `
const local = () => document.querySelectorAll("time").forEach((time) => {
  const at = new Date(time.dateTime), pad = (n, w = 2) => String(n).padStart(w, "0");
  time.title = time.dateTime;
  time.textContent = at.getFullYear() + "-" + pad(at.getMonth() + 1) + "-" + pad(at.getDate()) + " " +
    pad(at.getHours()) + ":" + pad(at.getMinutes()) + ":" + pad(at.getSeconds());
});
local();
document.querySelectorAll("[data-zone]").forEach((one) => { one.textContent = "Times are your own."; });
const live = document.querySelector("main[data-live]");
if (live) setInterval(async () => {
  if (document.hidden || live.contains(document.activeElement) || String(getSelection())) return;
  const open = [...live.querySelectorAll("details[open]")].map((one) => one.id);
  const answer = await fetch(location.href).catch(() => null);
  if (!answer || !answer.ok) return;
  const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
  live.replaceChildren(...next.childNodes);
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  local();
}, 2000);
`;

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** What a page may load and do: its own style and script, forms and requests to this server, nothing else. */
export const POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(STYLE)}`,
  `script-src ${hashOf(SCRIPT)}`,
  "img-src data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");
