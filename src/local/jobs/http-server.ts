import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isDatabaseAway, isUnstorable } from "./database";
import { DEEPEST_JSON, depthOfJson } from "./json-depth";
import { POLICY } from "./pages/look";

const MOST_BODY_BYTES = 16 * 1024 * 1024;
/** Longer than clients keep an idle connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 65_000;
const LOOPBACK_HOST = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i;
const LOOPBACK_ADDRESS = /^(::ffff:)?127\.|^::1$/;

export interface HttpRequest {
  method: string;
  url: URL;
  headers: IncomingMessage["headers"];
  /** The parsed JSON body, or the fields of a form; undefined when there is none. */
  body: unknown;
  /** From this machine and addressed to it by name: no web page of another site can make such a request. */
  fromHere: boolean;
}

export interface HttpAnswer {
  status: number;
  /** A string is sent as HTML, anything else as JSON; undefined is an empty body. */
  body?: unknown;
  /** Where the browser goes on, with the status 303. */
  location?: string;
}

type Handler = (request: HttpRequest) => Promise<HttpAnswer>;

class BadRequest extends Error {
  constructor(
    readonly status: 400 | 413,
    message: string,
  ) {
    super(message);
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BODY_BYTES) throw new BadRequest(413, `the body is over ${MOST_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  if (size === 0) return undefined;
  const bytes = Buffer.concat(chunks);
  if (depthOfJson(bytes) > DEEPEST_JSON) throw new BadRequest(400, `the body is nested over ${DEEPEST_JSON} levels`);
  const text = bytes.toString("utf8");
  if (request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest(400, "the body is not JSON");
  }
}

function readUrl(text: string): URL {
  // A NUL in a path or a query is nothing that could be looked up.
  const url = URL.canParse(text, "http://jobs.invalid") ? new URL(text, "http://jobs.invalid") : undefined;
  if (!url || /%00/.test(text)) throw new BadRequest(400, "the address cannot be read");
  return url;
}

function send(response: ServerResponse, { status, body, location }: HttpAnswer): void {
  const html = typeof body === "string";
  const text = body === undefined ? "" : html ? body : JSON.stringify(body);
  response.writeHead(status, {
    "content-type": html ? "text/html; charset=utf-8" : "application/json",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": POLICY,
    // Not "no-referrer": browsers would send "Origin: null" with our own forms.
    "referrer-policy": "same-origin",
    ...(location !== undefined && { location }),
  });
  response.end(text);
}

async function answer(request: IncomingMessage, handler: Handler): Promise<HttpAnswer> {
  try {
    return await handler({
      method: request.method ?? "GET",
      url: readUrl(request.url ?? "/"),
      headers: request.headers,
      body: await readBody(request),
      fromHere:
        LOOPBACK_HOST.test(request.headers.host ?? "") && LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? ""),
    });
  } catch (error) {
    if (error instanceof BadRequest)
      return { status: error.status, body: { error: error.message, status: error.status } };
    if (isUnstorable(error)) return { status: 400, body: { error: "it holds what cannot be stored", status: 400 } };
    if (isDatabaseAway(error)) return { status: 503, body: { error: "the database is away", status: 503 } };
    throw error;
  }
}

/** An HTTP server around one handler: JSON in, JSON or HTML out, 503 while the database is away, 500 for the unexpected. */
export function createHttpServer(handler: Handler, onError: (error: unknown) => void): Server {
  const server = createServer((request, response) => {
    answer(request, handler)
      .catch((error: unknown) => {
        onError(error);
        return { status: 500, body: { error: "internal error", status: 500 } };
      })
      .then((result) => send(response, result))
      .catch(onError);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

/** Listens and returns the port: the one asked for, or a free one for 0. Rejects when the port is taken. */
export function listenOn(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}
