import type { Overview } from "../read-overview";
import { html } from "./html";
import { renderPage, status, table, time } from "./layout";
import { settingsOf, triggersOf } from "./settings-in-words";

interface State extends Overview {
  /** `synced` while the app is there. */
  app: string;
  /** Why its functions were not taken over the last time; empty when they were. */
  syncFault: string;
}

/** The start page: whether the app is there, what goes on now, and its functions with their settings and next ticks. */
export function renderOverview({ app, syncFault, counts, functions }: State): string {
  const numbers: Array<[number, string, string?]> = [
    [counts.running, "runs under way", "/runs?status=Running"],
    [counts.completed, "completed in 24 hours", "/runs?status=Completed"],
    [counts.failed, "failed in 24 hours", "/runs?status=Failed"],
    [counts.cancelled, "cancelled in 24 hours", "/runs?status=Cancelled"],
    [counts.calls, "calls of the app now"],
    [counts.dueCalls, "calls that are due"],
    [counts.timers, "sleeps and waits"],
    [counts.heldEvents, "events held for a debounce or batch"],
    [counts.waitingEvents, "events not routed yet"],
  ];
  return renderPage({
    title: "Overview",
    place: "/",
    json: "/v1/overview",
    live: true,
    content: html`<p>${app === "synced" ? status("Completed", "The app is there.") : status("Cancelled", "Waiting for the app: nothing is called, and nothing is lost.")}</p>
${syncFault && html`<p class="card fault" role="status">Its functions were not taken over: ${syncFault}</p>`}
<ul class="counts">${numbers.map(
      ([count, what, path]) =>
        html`<li class="card"><b>${count}</b> ${path ? html`<a href="${path}">${what}</a>` : what}</li>`,
    )}</ul>
<h2>Functions</h2>
${table(
  ["Function", "Starts with", "Settings", "Under way", "Next tick"],
  functions.map((fn) => [
    html`<a href="/runs?function=${encodeURIComponent(fn.id)}">${fn.name}</a>${fn.name !== fn.id && html`<br><code>${fn.id}</code>`}`,
    html`${triggersOf(fn).map((text) => html`<code>${text}</code><br>`)}`,
    html`${settingsOf(fn).map((text) => html`${text}<br>`)}`,
    html`${fn.running}`,
    html`${fn.nextTicks.length > 0 ? fn.nextTicks.map((at) => html`${time(at)}<br>`) : "–"}`,
  ]),
  "The app has not registered any function yet.",
)}`,
  });
}
