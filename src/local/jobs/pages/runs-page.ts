import type { RunFilter, RunSummary } from "../list-runs";
import { html, Safe } from "./html";
import { older, renderPage, status, table, time, took } from "./layout";

const STATUSES = ["Running", "Completed", "Failed", "Cancelled"] as const;
const chosen = (is: boolean) => is && new Safe(" selected");

interface Runs {
  runs: RunSummary[];
  /** Where the next page begins; undefined at the end. */
  before: string | undefined;
  filter: RunFilter;
  functionIds: string[];
  now: Date;
}

/** The newest runs first, of one function or status if asked for. */
export function renderRuns({ runs, before, filter, functionIds, now }: Runs): string {
  const { functionId, status: wanted } = filter;
  const query = { function: functionId, status: wanted };
  const known = functionId && !functionIds.includes(functionId) ? [functionId, ...functionIds] : functionIds;
  return renderPage({
    title: "Runs",
    place: "/runs",
    json: `/v1/runs?${new URLSearchParams(Object.entries(query).filter((one): one is [string, string] => Boolean(one[1])))}`,
    content: html`<form class="row" method="get" action="/runs">
<div><label for="function">Function</label><select id="function" name="function"><option value="">all</option>
${known.map((id) => html`<option${chosen(id === functionId)}>${id}</option>`)}</select></div>
<div><label for="status">Status</label><select id="status" name="status"><option value="">all</option>
${STATUSES.map((one) => html`<option${chosen(one === wanted)}>${one}</option>`)}</select></div>
<button>Show</button></form>
<h2>Newest first</h2>
${runsTable(runs, now)}${older("/runs", query, before)}`,
  });
}

/** Runs as rows, each with a link to its page. */
export function runsTable(runs: RunSummary[], now: Date, ifNone = "There is no such run."): Safe {
  return table(
    ["Run", "Function", "Event", "Status", "Began", "Took"],
    runs.map((run) => [
      html`<a class="mono" href="/runs/${run.id}">${run.id}</a>`,
      html`${run.functionId}`,
      html`${run.eventName}`,
      status(run.status),
      time(run.createdAt),
      html`${took(run.createdAt, run.endedAt ?? now)}`,
    ]),
    ifNone,
  );
}
