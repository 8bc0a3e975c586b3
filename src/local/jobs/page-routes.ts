import type pg from "pg";
import { cancelRun } from "./cancel-run";
import { acceptEvents, EventsRefused } from "./event-intake";
import { getRun } from "./get-run";
import type { HttpAnswer, HttpRequest } from "./http-server";
import { listRuns, type RunFilter } from "./list-runs";
import { renderEvent, renderEvents } from "./pages/events-page";
import { renderRefusal } from "./pages/layout";
import { renderOverview } from "./pages/overview-page";
import { renderRun } from "./pages/run-page";
import { renderRuns } from "./pages/runs-page";
import { renderSend } from "./pages/send-page";
import { type EventFilter, getEvent, listEvents } from "./read-events";
import { readOverview } from "./read-overview";
import type { Registry } from "./registry";
import { rerun } from "./rerun";

const ROWS_ON_A_PAGE = 50;

export interface PageContext {
  pool: pg.Pool;
  registry: Registry;
  clock: { now(): Date };
  describeApp: () => string;
  findSyncFault: () => string;
  onWork: () => void;
}

/** What a page and its JSON share: `json` says which one was asked for. */
interface Question extends PageContext {
  request: HttpRequest;
  json: boolean;
  id: string;
  now: Date;
}

type Ask = (question: Question) => Promise<HttpAnswer>;

const notFound = (json: boolean): HttpAnswer => refusal(json, 404, "There is nothing at this address any more.");

/** A refusal in the form that was asked for. */
function refusal(json: boolean, status: number, message: string): HttpAnswer {
  return {
    status,
    body: json ? { error: message, status } : renderRefusal(status === 404 ? "Not found" : "Not done", message),
  };
}

const ok = (json: boolean, data: unknown, render: () => string): HttpAnswer => ({
  status: 200,
  body: json ? { data } : render(),
});

const overview: Ask = async ({ pool, registry, describeApp, findSyncFault, json, now }) => {
  const app = { app: describeApp(), syncFault: findSyncFault() };
  const state = { ...app, ...(await readOverview(pool, registry.all(), now)) };
  return ok(json, state, () => renderOverview(state));
};

const runs: Ask = async ({ pool, registry, request, json, now }) => {
  const search = request.url.searchParams;
  const filter: RunFilter = {
    functionId: search.get("function") ?? undefined,
    status: search.get("status") ?? undefined,
    before: search.get("before") ?? undefined,
  };
  const found = await listRuns(pool, ROWS_ON_A_PAGE + 1, filter);
  const page = found.slice(0, ROWS_ON_A_PAGE);
  const before = found.length > ROWS_ON_A_PAGE ? page.at(-1)?.id : undefined;
  if (json) return { status: 200, body: { data: page, before } };
  const functionIds = registry.all().map((fn) => fn.id);
  return { status: 200, body: renderRuns({ runs: page, before, filter, functionIds, now }) };
};

const run: Ask = async ({ pool, json, id, now }) => {
  const found = await getRun(pool, id);
  return found ? ok(json, found, () => renderRun(found, now)) : notFound(json);
};

const events: Ask = async ({ pool, request, json }) => {
  const search = request.url.searchParams;
  const filter: EventFilter = { name: search.get("name") ?? undefined, before: search.get("before") ?? undefined };
  const found = await listEvents(pool, ROWS_ON_A_PAGE + 1, filter);
  const page = found.slice(0, ROWS_ON_A_PAGE);
  const before = found.length > ROWS_ON_A_PAGE ? page.at(-1)?.id : undefined;
  return json
    ? { status: 200, body: { data: page, before } }
    : { status: 200, body: renderEvents(page, before, filter) };
};

const event: Ask = async ({ pool, json, id, now }) => {
  const found = await getEvent(pool, id);
  return found ? ok(json, found, () => renderEvent(found, now)) : notFound(json);
};

const functions: Ask = async ({ registry }) => ({ status: 200, body: { data: registry.all() } });

const sendForm: Ask = async ({ registry, request }) => {
  const name = request.url.searchParams.get("name") ?? "";
  return { status: 200, body: renderSend(registry.all(), { name, data: "{}" }) };
};

function readData(data: string): unknown {
  try {
    return JSON.parse(data || "{}");
  } catch (error) {
    throw new EventsRefused(400, `The data is not JSON: ${(error as Error).message}`);
  }
}

const send: Ask = async ({ pool, registry, request, json, onWork, now }) => {
  const { name = "", data = "" } = (request.body ?? {}) as { name?: string; data?: string };
  try {
    const sent = json ? request.body : { name: name.trim(), data: readData(data) };
    const ids = await acceptEvents(pool, sent, undefined, now);
    onWork();
    return json ? { status: 200, body: { ids } } : { status: 303, location: `/events/${ids[0]}` };
  } catch (error) {
    if (!(error instanceof EventsRefused)) throw error;
    if (json) return refusal(true, error.status, error.message);
    return { status: error.status, body: renderSend(registry.all(), { name, data, fault: error.message }) };
  }
};

const cancel: Ask = async ({ pool, json, id, onWork, now }) => {
  if (!(await cancelRun(pool, id, now))) {
    return refusal(json, 409, "This run is not under way: it has ended, or there is none.");
  }
  onWork();
  return json ? { status: 200, body: { data: { runId: id } } } : { status: 303, location: `/runs/${id}` };
};

const NO_RERUN = {
  unknown: [404, "There is no such run."],
  "function-gone": [409, "The app no longer has the function of this run."],
  singleton: [409, "Another run of this function is under way, and only one may be (singleton)."],
} as const;

const repeat: Ask = async ({ pool, registry, json, id, onWork, now }) => {
  const result = await rerun(pool, registry, id, now);
  if (result.kind !== "started") {
    const [status, message] = NO_RERUN[result.kind];
    return refusal(json, status, message);
  }
  onWork();
  const { runId } = result;
  return json ? { status: 200, body: { data: { runId } } } : { status: 303, location: `/runs/${runId}` };
};

/** Each page at its address, its JSON below /v1; `overview` and `functions` have no page of that name. */
const ROUTES: Array<[method: string, path: RegExp, ask: Ask]> = [
  ["GET", /^\/(?:v1\/overview)?$/, overview],
  ["GET", /^\/v1\/functions$/, functions],
  ["GET", /^(?:\/v1)?\/runs$/, runs],
  ["GET", /^(?:\/v1)?\/runs\/(\w+)$/, run],
  ["GET", /^(?:\/v1)?\/events$/, events],
  ["GET", /^(?:\/v1)?\/events\/(\w+)$/, event],
  ["GET", /^\/send$/, sendForm],
  ["POST", /^\/(?:send|v1\/events)$/, send],
  ["POST", /^(?:\/v1)?\/runs\/(\w+)\/cancel$/, cancel],
  ["POST", /^(?:\/v1)?\/runs\/(\w+)\/rerun$/, repeat],
];

/** True when the request is for a page, its JSON or a button on one. */
export function isPage({ method, url }: HttpRequest): boolean {
  return ROUTES.some(([verb, path]) => verb === method && path.test(url.pathname));
}

/**
 * False when a page of another site makes this request: browsers say where a request comes from, by `Origin` with every
 * POST and by `Sec-Fetch-Site`. Programs say neither.
 */
export function isFromOwnPage({ headers }: HttpRequest): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  return headers.origin === undefined || headers.origin.replace(/^https?:\/\//, "") === headers.host;
}

/** Answers for the pages, their JSON and their buttons. Who may ask was decided before. */
export async function answerPage(context: PageContext, request: HttpRequest): Promise<HttpAnswer> {
  const { method, url } = request;
  const json = url.pathname.startsWith("/v1/");
  for (const [verb, path, ask] of ROUTES) {
    const id = path.exec(url.pathname)?.[1] ?? "";
    if (verb === method && path.test(url.pathname))
      return ask({ ...context, request, json, id, now: context.clock.now() });
  }
  return notFound(json);
}
