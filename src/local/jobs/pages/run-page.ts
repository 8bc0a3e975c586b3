import { FINISHED } from "../announce-event";
import type { RunDetail } from "../get-run";
import { html, type Safe } from "./html";
import { fault, json, renderPage, status, time, took } from "./layout";
import { runsTable } from "./runs-page";

const KINDS: Record<string, string> = {
  StepRun: "step",
  StepError: "step",
  StepFailed: "step",
  StepPlanned: "step",
  Sleep: "sleep",
  WaitForEvent: "wait for an event",
  InvokeFunction: "invoke",
};

function post(path: string, words: string, kind: "plain" | "danger"): Safe {
  return html`<form method="post" action="${path}"><button class="${kind}">${words}</button></form>`;
}

function facts(run: RunDetail, now: Date): Safe {
  const link = (id: string) => html`<a class="mono" href="/runs/${id}">${id}</a>`;
  const rows: Array<[string, Safe | false]> = [
    ["Run", html`<span class="mono">${run.id}</span>`],
    ["Status", status(run.status)],
    ["Began", time(run.createdAt)],
    ["Ended", run.endedAt ? time(run.endedAt) : false],
    [run.endedAt ? "Took" : "So far", html`${took(run.createdAt, run.endedAt ?? now)}`],
    ["Cancelled by", run.reason ? html`${run.reason}` : false],
    ["Invoked by", run.parentId ? link(run.parentId) : false],
    ["Repeats", run.repeatsId ? link(run.repeatsId) : false],
  ];
  return html`<dl class="card">${rows.map(([name, value]) => value && html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

function nameOf(run: RunDetail, stepId: string): string {
  return run.steps.find((step) => step.id === stepId)?.name ?? "the next step";
}

/** What a run under way waits for, as sentences. */
function present(run: RunDetail): Safe[] {
  const waited = new Set(run.waits.map((wait) => wait.stepId));
  return [
    ...run.calls.map((call) => {
      const what = html`The app ${call.underWay ? "is running" : "is to run"} <b>${nameOf(run, call.stepId)}</b>, attempt ${call.attempt + 1}`;
      const when = call.underWay ? html`.` : html`, due ${time(call.dueAt)}.`;
      return html`${what}${when}${call.lastError && html` The last attempt: <span class="failed">${call.lastError}</span>`}`;
    }),
    ...run.timers
      .filter((timer) => !waited.has(timer.stepId))
      .map((timer) => html`<b>${nameOf(run, timer.stepId)}</b> sleeps until ${time(timer.dueAt)}.`),
    ...run.waits.map((wait) => {
      const until = wait.expiresAt && html` until ${time(wait.expiresAt)}`;
      const condition = wait.expression && html` if <code>${wait.expression}</code>`;
      if (wait.cancels) return html`<code>${wait.eventName}</code>${condition} would cancel it${until}.`;
      const name = nameOf(run, wait.stepId ?? "");
      if (wait.eventName === FINISHED) return html`<b>${name}</b> waits for the run that it invoked${until}.`;
      return html`<b>${name}</b> waits for <code>${wait.eventName}</code>${condition}${until}.`;
    }),
    ...run.deadlines.map(
      (one) => html`It is cancelled unless it has ${one.kind === "start" ? "started" : "ended"} by ${time(one.dueAt)}.`,
    ),
  ];
}

function steps(run: RunDetail): Safe {
  if (run.steps.length === 0) return html`<p class="card soft">No step has been reported.</p>`;
  return html`<ol class="steps">${run.steps.map(
    (step) => html`<li><details id="step-${step.id}"><summary><b>${step.name}</b>
<span class="soft">${KINDS[step.op] ?? step.op}${(step.attempts ?? 1) > 1 && `, ${step.attempts} attempts`}</span><span class="end">${status(step.state)}</span>
<span class="soft">${step.endedAt ? took(step.reportedAt, step.endedAt) : html`since ${time(step.reportedAt)}`}</span></summary>
<div>${step.input !== null && html`<p class="soft">Given</p>${json(step.input)}`}${step.result ? resultOf(step.result) : html`<p class="soft">It has no result yet.</p>`}</div></details></li>`,
  )}</ol>`;
}

function resultOf(result: NonNullable<RunDetail["steps"][number]["result"]>): Safe {
  return result.type === "data" ? json(result.data) : fault(result.error);
}

/** One run: where it stands, what it waits for, its steps with results and errors, its input and what it started. */
export function renderRun(run: RunDetail, now: Date): string {
  const sentences = present(run);
  return renderPage({
    title: run.functionId,
    place: "/runs",
    json: `/v1/runs/${run.id}`,
    live: run.status === "Running",
    content: html`${facts(run, now)}
<div class="actions">${run.status === "Running" && post(`/runs/${run.id}/cancel`, "Cancel this run", "danger")}
${post(`/runs/${run.id}/rerun`, "Run again with the same event", "plain")}</div>
${run.error !== null && html`<h2>Error</h2><div class="card">${fault(run.error)}</div>`}
${run.status === "Completed" && html`<h2>Result</h2>${json(run.output)}`}
${sentences.length > 0 && html`<h2>Now</h2><ul class="card">${sentences.map((one) => html`<li>${one}</li>`)}</ul>`}
<h2>Steps</h2>${steps(run)}
${run.children.length > 0 && html`<h2>Invoked</h2>${runsTable(run.children, now)}`}
${run.repeats.length > 0 && html`<h2>Repeated by</h2>${runsTable(run.repeats, now)}`}
<h2>${run.events.length > 1 ? `${run.events.length} events` : "Event"}</h2>
<p>${run.events.slice(0, 20).map((event) => eventLink(run, event.id, event.name))}</p>${json(run.events.length > 1 ? run.events : run.events[0])}`,
  });
}

function eventLink(run: RunDetail, id: string, name: string): Safe {
  return run.knownEventIds.includes(id)
    ? html`<a href="/events/${id}">${name}</a> `
    : html`<a href="/events?name=${encodeURIComponent(name)}">events ${name}</a> `;
}
