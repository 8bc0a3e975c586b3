import type { EventDetail, EventFilter, EventSummary } from "../read-events";
import { html } from "./html";
import { json, older, renderPage, table, time } from "./layout";
import { runsTable } from "./runs-page";

/** The newest events first, with the functions that each started. */
export function renderEvents(events: EventSummary[], before: string | undefined, { name }: EventFilter): string {
  return renderPage({
    title: "Events",
    place: "/events",
    json: `/v1/events${name ? `?name=${encodeURIComponent(name)}` : ""}`,
    content: html`<form class="row" method="get" action="/events">
<div><label for="name">The name begins with</label><input id="name" name="name" value="${name}" placeholder="shop/"></div>
<button>Show</button></form>
<h2>Newest first</h2>
${table(
  ["Event", "Id", "Received", "Started"],
  events.map((event) => [
    html`<a href="/events/${event.id}">${event.name}</a>`,
    html`<span class="mono">${event.body.id}</span>`,
    time(event.receivedAt),
    html`${event.routed ? event.started.map((id) => html`${id}<br>`) : "not routed yet"}`,
  ]),
  name ? `No event's name begins with ${name}.` : "No event has come in yet.",
)}${older("/events", { name }, before)}`,
  });
}

/** One event as it came, and the runs that it started. */
export function renderEvent(event: EventDetail, now: Date): string {
  return renderPage({
    title: event.name,
    place: "/events",
    json: `/v1/events/${event.id}`,
    content: html`<dl class="card"><dt>Id</dt><dd class="mono">${event.body.id}</dd>
<dt>Received</dt><dd>${time(event.receivedAt)}</dd><dt>Happened</dt><dd>${time(new Date(event.body.ts))}</dd></dl>
<h2>Started</h2>${runsTable(event.runs, now, event.routed ? "It started no run." : "It is not routed yet.")}
<h2>Event</h2>${json(event.body)}`,
  });
}
