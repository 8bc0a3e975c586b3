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
 * The JSON body of a request, unchecked.
 * @throws DomainError `request.too_large` (413), `request.not_json` (400)
 */
export async function readJson(request: Request): Promise<unknown> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  const body = declared > MAX_BODY_BYTES ? null : Buffer.from(await request.arrayBuffer());
  if (!body || body.length > MAX_BODY_BYTES)
    throw new DomainError("invalid", "request.too_large", "The body is larger than 64 KB.", { status: 413 });
  try {
    return JSON.parse(body.toString("utf8") || "{}");
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
  return /P1001|P1002|P1017|P2024|ECONNREFUSED|ECONNRESET|Connection terminated|timeout exceeded when trying to connect/.test(
    text,
  );
}

/** Wraps a route handler so that whatever it throws becomes the REST answer for it. */
export function route<Args extends unknown[]>(handler: (request: Request, ...args: Args) => Promise<Response>) {
  return async (request: Request, ...args: Args): Promise<Response> => {
    try {
      return await handler(request, ...args);
    } catch (error) {
      return errorResponse(error);
    }
  };
}
