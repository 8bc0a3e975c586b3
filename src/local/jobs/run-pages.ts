import type { FunctionConfig } from "./function-config";
import type { RunDetail, RunSummary } from "./read-runs";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** HTML that is safe to put into HTML: made by `html` alone. */
class Safe {
  constructor(readonly text: string) {}
}

function escapeHtml(value: unknown): string {
  if (value instanceof Safe) return value.text;
  if (Array.isArray(value)) return value.map(escapeHtml).join("");
  return String(value ?? "").replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

/** A template whose values are escaped, whatever they are. */
function html(parts: TemplateStringsArray, ...values: unknown[]): Safe {
  return new Safe(parts.map((part, i) => part + (i < values.length ? escapeHtml(values[i]) : "")).join(""));
}

const STYLE = new Safe(`
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
  table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid #8884; vertical-align: top }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font-size: 13px } h2 { margin-top: 2rem }
  .Failed, .failed { color: #c0392b } .Completed, .completed { color: #1e8449 } .Cancelled { color: #8a6d1a }`);

function page(title: string, content: Safe): string {
  return html`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style><h1>${title}</h1>${content}</html>`.text;
}

function time(at: Date | null): Safe {
  return at ? html`<time>${at.toISOString().replace("T", " ").replace("Z", "")}</time>` : html`–`;
}

function json(value: unknown): Safe {
  return html`<pre>${JSON.stringify(value, null, 2)}</pre>`;
}

function triggersOf(fn: FunctionConfig): string {
  return fn.triggers.map((trigger) => ("event" in trigger ? trigger.event : trigger.cron)).join(", ");
}

/** The start page: state of the app, its functions, the newest runs. All values are escaped, no scripts. */
export function renderOverview(functions: FunctionConfig[], runs: RunSummary[], app: string): string {
  return page(
    "Jobs",
    html`<p>App: ${app}</p>
<h2>Newest runs</h2><table><tr><th>Run<th>Function<th>Event<th>Status<th>Began<th>Ended</tr>
${runs.map(
  (run) => html`<tr><td><a href="/runs/${run.id}">${run.id}</a><td>${run.functionId}<td>${run.eventName}
<td class="${run.status}">${run.status}<td>${time(run.createdAt)}<td>${time(run.endedAt)}</tr>`,
)}</table>
<h2>Functions</h2><table><tr><th>Function<th>Starts with<th>Cancelled by<th>Attempts</tr>
${functions.map(
  (fn) => html`<tr><td><a href="/?function=${encodeURIComponent(fn.id)}">${fn.id}</a><td>${triggersOf(fn)}
<td>${fn.cancel.map((cancel) => cancel.event).join(", ")}<td>${fn.maxAttempts}</tr>`,
)}</table>`,
  );
}

/** One run: where it stands, its input, its steps with results and errors, and what it waits for. */
export function renderRun(run: RunDetail): string {
  return page(
    `Run ${run.id}`,
    html`<p><a href="/">All runs</a></p>
<table><tr><th>Function<td>${run.functionId}</tr><tr><th>Status<td class="${run.status}">${run.status}</tr>
<tr><th>Began<td>${time(run.createdAt)}</tr><tr><th>Ended<td>${time(run.endedAt)}</tr>
${run.reason ? html`<tr><th>Cancelled by<td>${run.reason}</tr>` : ""}
${run.error ? html`<tr><th>Error<td>${json(run.error)}</tr>` : ""}
${run.status === "Completed" ? html`<tr><th>Result<td>${json(run.output)}</tr>` : ""}</table>
<h2>Steps</h2><table><tr><th>Step<th>Kind<th>State<th>Reported<th>Ended<th>Result</tr>
${run.steps.map(
  (step) => html`<tr><td>${step.name}<td>${step.op}<td class="${step.state}">${step.state}<td>${time(step.reportedAt)}
<td>${time(step.endedAt)}<td>${step.result ? json(step.result) : ""}</tr>`,
)}</table>
<h2>Waits for</h2><ul>
${run.timers.map((timer) => html`<li>${time(timer.dueAt)} (${nameOf(run, timer.stepId)})</li>`)}
${run.waits.map(
  (wait) => html`<li>event ${wait.eventName} ${wait.expression} ${wait.cancels ? "(would cancel it)" : ""}
${wait.expiresAt ? html`until ${time(wait.expiresAt)}` : ""}</li>`,
)}
${run.calls.map(
  (call) => html`<li>call of the app (${nameOf(run, call.stepId)}), attempt ${call.attempt + 1},
${call.underWay ? "under way" : html`due ${time(call.dueAt)}`} ${call.lastError ?? ""}</li>`,
)}</ul>
<h2>Input</h2>${json(run.events)}`,
  );
}

function nameOf(run: RunDetail, stepId: string): string {
  return run.steps.find((step) => step.id === stepId)?.name ?? "next step";
}
