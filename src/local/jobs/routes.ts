import type pg from "pg";
import { applyCheckpoint, isCheckpoint } from "./apply-checkpoint";
import type { DatabaseClock } from "./database-clock";
import { acceptEvents, EventsRefused } from "./event-intake";
import { ConfigRefused } from "./function-config";
import type { HttpAnswer, HttpRequest } from "./http-server";
import { answerPage, isFromOwnPage, isPage } from "./page-routes";
import type { Registry } from "./registry";
import { isBearerOf, sameText } from "./signing";
import { nameOfApp, takeOver } from "./sync";

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
  /** Why the app's functions were not taken over the last time; empty when they were. */
  findSyncFault: () => string;
  /** Called when there is new work. */
  onWork: () => void;
}

const UNAUTHORIZED: HttpAnswer = { status: 401, body: { error: "Unauthorized", status: 401 } };
const NOT_FOUND: HttpAnswer = { status: 404, body: { error: "not found", status: 404 } };
const FOREIGN: HttpAnswer = { status: 403, body: { error: "not from another site's page", status: 403 } };

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
    const app = nameOfApp(appName);
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

/** A part of a path; as it is when it is not well encoded. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * Answers one request. Who may: events by the event key in the path; checkpoints and registrations by the hash of the
 * signing key; pages, their JSON and their buttons from this machine, but not from another site's page, or by the same
 * hash; the health check everybody.
 */
export async function route(context: RouteContext, request: HttpRequest): Promise<HttpAnswer> {
  const { method, url, headers } = request;
  const eventKey = /^\/e\/([^/]+)$/.exec(url.pathname)?.[1];
  if (method === "POST" && eventKey) return postEvents(context, request, decode(eventKey));
  if (method === "GET" && url.pathname === "/health") return getHealth(context);

  const proven = isBearerOf(headers.authorization, context.signingKey);
  if (!proven && !request.fromHere) return UNAUTHORIZED;
  if (isPage(request)) {
    const isButton = method !== "GET";
    return proven || !isButton || isFromOwnPage(request) ? answerPage(context, request) : FOREIGN;
  }
  if (method === "GET") return NOT_FOUND;
  if (!proven) return UNAUTHORIZED;
  if (method === "POST" && url.pathname === "/fn/register") return postRegistration(context, request);
  const runId = /^\/v1\/checkpoint\/(\w+)\/async$/.exec(url.pathname)?.[1];
  if (method === "POST" && runId) return postCheckpoint(context, request, runId);
  return {
    status: 501,
    body: { error: `${method} ${url.pathname} is not supported by the local jobs server`, status: 501 },
  };
}
