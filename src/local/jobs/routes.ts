import type pg from "pg";
import { applyCheckpoint, isCheckpoint } from "./apply-checkpoint";
import type { DatabaseClock } from "./database-clock";
import { acceptEvents, EventsRefused } from "./event-intake";
import { ConfigRefused } from "./function-config";
import type { HttpAnswer, HttpRequest } from "./http-server";
import { getRun, listEvents, listRuns } from "./read-runs";
import type { Registry } from "./registry";
import { renderOverview, renderRun } from "./run-pages";
import { isBearerOf, sameText } from "./signing";
import { takeOver } from "./sync";

const RUNS_ON_A_PAGE = 100;

export interface RouteContext {
  pool: pg.Pool;
  registry: Registry;
  eventKey: string;
  signingKey: string;
  /** How long a call that reports a step may go on without a heartbeat, in ms. */
  graceMs: number;
  clock: DatabaseClock;
  /** Whether the app is there, or why not. */
  describeApp: () => string;
  /** Called when there is new work. */
  onWork: () => void;
}

const UNAUTHORIZED: HttpAnswer = { status: 401, body: { error: "Unauthorized", status: 401 } };
const NOT_FOUND: HttpAnswer = { status: 404, body: { error: "not found", status: 404 } };

async function postEvents(context: RouteContext, request: HttpRequest, key: string): Promise<HttpAnswer> {
  if (!sameText(key, context.eventKey)) return { status: 401, body: { error: "Event key not found", status: 401 } };
  const seed = request.headers["x-inngest-event-id-seed"];
  try {
    const ids = await acceptEvents(
      context.pool,
      request.body,
      typeof seed === "string" ? seed : undefined,
      context.clock.now(),
    );
    context.onWork();
    return { status: 200, body: { ids, status: 200 } };
  } catch (error) {
    if (!(error instanceof EventsRefused)) throw error;
    return { status: error.status, body: { error: error.message, status: error.status } };
  }
}

async function postCheckpoint(context: RouteContext, { body }: HttpRequest, runId: string): Promise<HttpAnswer> {
  if (!isCheckpoint(body) || body.run_id !== runId) {
    return { status: 400, body: { error: "not a checkpoint of finished steps", status: 400 } };
  }
  const accepted = await applyCheckpoint(context.pool, body, context.graceMs, context.clock.now());
  return accepted ? { status: 200 } : { status: 409, body: { error: "stale dispatch", status: 409 } };
}

/** Out-of-band sync: the app sends its functions by itself. Calls go to the configured address, whatever it claims. */
async function postRegistration(context: RouteContext, { body }: HttpRequest): Promise<HttpAnswer> {
  const { appName, functions } = (body ?? {}) as { appName?: unknown; functions?: unknown };
  try {
    const app = typeof appName === "string" ? appName : "app";
    const modified = await takeOver(context.pool, context.registry, app, functions, context.clock.now());
    if (modified) context.onWork();
    return {
      status: 200,
      body: { ok: true, modified, status: 200, app_id: app, sync_id: context.registry.fingerprint },
    };
  } catch (error) {
    if (!(error instanceof ConfigRefused)) throw error;
    return { status: 400, body: { error: error.message, modified: false, status: 400 } };
  }
}

async function getHealth({ pool, describeApp }: RouteContext): Promise<HttpAnswer> {
  try {
    await pool.query("select 1");
    return { status: 200, body: { status: "ok", app: describeApp() } };
  } catch {
    return { status: 503, body: { status: "down", app: describeApp() } };
  }
}

async function getPage(context: RouteContext, { url }: HttpRequest): Promise<HttpAnswer> {
  const { pool, registry } = context;
  const runId = /^(?:\/v1)?\/runs\/(\w+)$/.exec(url.pathname)?.[1];
  if (runId) {
    const run = await getRun(pool, runId);
    if (!run) return NOT_FOUND;
    return { status: 200, body: url.pathname.startsWith("/v1") ? { data: run } : renderRun(run) };
  }
  const runs = () => listRuns(pool, RUNS_ON_A_PAGE, url.searchParams.get("function") ?? undefined);
  switch (url.pathname) {
    case "/":
      return { status: 200, body: renderOverview(registry.all(), await runs(), context.describeApp()) };
    case "/v1/runs":
      return { status: 200, body: { data: await runs() } };
    case "/v1/functions":
      return { status: 200, body: { data: registry.all() } };
    case "/v1/events":
      return { status: 200, body: { data: await listEvents(pool, RUNS_ON_A_PAGE) } };
    default:
      return NOT_FOUND;
  }
}

/**
 * Answers one request. Who may: events by the event key in the path; checkpoints and registrations by the hash of the
 * signing key; pages and their JSON from this machine or by the same hash; the health check everybody.
 */
export async function route(context: RouteContext, request: HttpRequest): Promise<HttpAnswer> {
  const { method, url, headers } = request;
  const eventKey = /^\/e\/([^/]+)$/.exec(url.pathname)?.[1];
  if (method === "POST" && eventKey) return postEvents(context, request, decodeURIComponent(eventKey));
  if (method === "GET" && url.pathname === "/health") return getHealth(context);

  const proven = isBearerOf(headers.authorization, context.signingKey);
  if (method === "GET") return proven || request.fromHere ? getPage(context, request) : UNAUTHORIZED;
  if (!proven) return UNAUTHORIZED;
  if (method === "POST" && url.pathname === "/fn/register") return postRegistration(context, request);
  const runId = /^\/v1\/checkpoint\/(\w+)\/async$/.exec(url.pathname)?.[1];
  if (method === "POST" && runId) return postCheckpoint(context, request, runId);
  return {
    status: 501,
    body: { error: `${method} ${url.pathname} is not supported by the local jobs server`, status: 501 },
  };
}
