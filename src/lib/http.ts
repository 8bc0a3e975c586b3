import "server-only";
import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { DomainError, httpStatusOf, unreadableText } from "./errors";
import { newId } from "./id";
import { log } from "./log";
import { fieldsOf } from "./trpc";

/** Largest body a REST route reads (CONTRACT.md: 64 KB). */
const MAX_BODY_BYTES = 64 * 1024;

/**
 * The body of a request as it came, for what is signed to the byte.
 * @throws DomainError `request.too_large` (413)
 */
export async function readText(request: Request): Promise<string> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  const body = declared > MAX_BODY_BYTES ? null : Buffer.from(await request.arrayBuffer());
  if (!body || body.length > MAX_BODY_BYTES)
    throw new DomainError("invalid", "request.too_large", "The body is larger than 64 KB.", { status: 413 });
  return body.toString("utf8");
}

/**
 * The JSON body of a request, unchecked.
 * @throws DomainError `request.too_large` (413), `request.not_json` (400)
 */
export async function readJson(request: Request): Promise<unknown> {
  const body = await readText(request);
  try {
    return JSON.parse(body || "{}");
  } catch {
    throw new DomainError("invalid", "request.not_json", "The body must be JSON.");
  }
}

function errorBody(code: string, message: string, fields?: Record<string, string>, facts?: Record<string, unknown>) {
  return { error: { code, message, ...(fields ? { fields } : {}), ...facts } };
}

/** Any thrown thing as the REST answer of CONTRACT.md: `{error: {code, message, fields?}}` with its status. */
export function errorResponse(thrown: unknown): Response {
  const caught = thrown instanceof TRPCError && thrown.cause ? thrown.cause : thrown;
  const error = unreadableText(caught) ?? caught;
  if (error instanceof DomainError) {
    const { fields, facts, retryAfterSeconds } = error.details;
    const headers = retryAfterSeconds ? { "retry-after": String(retryAfterSeconds) } : undefined;
    return Response.json(errorBody(error.code, error.message, fields, facts), { status: httpStatusOf(error), headers });
  }
  if (error instanceof ZodError)
    return Response.json(errorBody("input.invalid", "Please check the fields.", fieldsOf(error)), { status: 400 });
  const errorId = newId("err");
  log.error({ err: error, errorId }, "unexpected error in a route");
  const down = isDatabaseAway(error);
  const message = down
    ? "The shop's database does not answer. Nothing was changed; please try again."
    : `Something went wrong on our side; its number is ${errorId}.`;
  return Response.json(errorBody(down ? "database.unavailable" : "internal", message), { status: down ? 503 : 500 });
}

/** True for errors of a connection to Postgres that could not be had or broke. */
function isDatabaseAway(error: unknown): boolean {
  const text = error instanceof Error ? `${(error as { code?: string }).code ?? ""} ${error.message}` : "";
  return /P1001|P1002|P1017|P2024|57P0[123]|ECONNREFUSED|ECONNRESET|Connection terminated|timeout exceeded when trying to connect/.test(
    text,
  );
}

/** Wraps a route handler so that whatever it throws becomes the REST answer for it, and no browser takes an answer for a page. */
export function route<Args extends unknown[]>(handler: (request: Request, ...args: Args) => Promise<Response>) {
  return async (request: Request, ...args: Args): Promise<Response> => {
    const response = await handler(request, ...args).catch(errorResponse);
    response.headers.set("x-content-type-options", "nosniff");
    return response;
  };
}

type Handler<Args extends unknown[]> = (request: Request, ...args: Args) => Promise<Response>;

/** How long a browser may keep the answer to a preflight. Chrome keeps it for two hours at most. */
const PREFLIGHT_SECONDS = 7_200;

/**
 * Opens route handlers to pages of other sites (CORS), and answers their preflights: exactly the sites that `isAllowed` names may
 * read the answer, without cookies; who they are they prove by a Bearer token. To every other site the answer has no CORS headers,
 * so that its pages cannot read it, nor send what needs a preflight. Caches keep the answers to sites apart (`Vary`).
 * @returns the handlers, and the one for OPTIONS
 */
export function crossOrigin<Args extends unknown[], Method extends string>(
  isAllowed: (origin: string) => Promise<boolean>,
  handlers: Record<Method, Handler<Args>>,
): Record<Method | "OPTIONS", Handler<Args>> {
  const methods = Object.keys(handlers).join(", ");
  const share = async (request: Request, response: Response): Promise<Response> => {
    const origin = request.headers.get("origin");
    response.headers.append("vary", "Origin");
    if (!origin || !(await isAllowed(origin))) return response;
    response.headers.set("access-control-allow-origin", origin);
    response.headers.set("access-control-expose-headers", "retry-after");
    return response;
  };
  const preflight = async (request: Request, ..._: Args) => {
    const response = await share(request, new Response(null, { status: 204 }));
    if (!response.headers.has("access-control-allow-origin")) return response;
    response.headers.set("access-control-allow-methods", methods);
    response.headers.set("access-control-allow-headers", "authorization, content-type");
    response.headers.set("access-control-max-age", String(PREFLIGHT_SECONDS));
    return response;
  };
  const open = Object.entries<Handler<Args>>(handlers).map(([method, handler]) => {
    const handle: Handler<Args> = async (request, ...args) => share(request, await handler(request, ...args));
    return [method, handle];
  });
  return Object.fromEntries([...open, ["OPTIONS", route(preflight)]]);
}
