import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isDatabaseAway } from "./database";

const MOST_BODY_BYTES = 16 * 1024 * 1024;
/** Longer than clients keep an idle connection, so that none is closed under a request. */
const KEEP_ALIVE_MS = 65_000;
const LOOPBACK_HOST = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i;
const LOOPBACK_ADDRESS = /^(::ffff:)?127\.|^::1$/;

export interface HttpRequest {
  method: string;
  url: URL;
  headers: IncomingMessage["headers"];
  /** The parsed JSON body; undefined when there is none. */
  body: unknown;
  /** From this machine and addressed to it by name: no web page of another site can make such a request. */
  fromHere: boolean;
}

export interface HttpAnswer {
  status: number;
  /** A string is sent as HTML, anything else as JSON; undefined is an empty body. */
  body?: unknown;
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

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BODY_BYTES) throw new BadRequest(413, `the body is over ${MOST_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  if (size === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new BadRequest(400, "the body is not JSON");
  }
}

function send(response: ServerResponse, { status, body }: HttpAnswer): void {
  const html = typeof body === "string";
  const text = body === undefined ? "" : html ? body : JSON.stringify(body);
  response.writeHead(status, {
    "content-type": html ? "text/html; charset=utf-8" : "application/json",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  response.end(text);
}

async function answer(request: IncomingMessage, handler: Handler): Promise<HttpAnswer> {
  try {
    return await handler({
      method: request.method ?? "GET",
      url: new URL(request.url ?? "/", "http://jobs.invalid"),
      headers: request.headers,
      body: await readJson(request),
      fromHere:
        LOOPBACK_HOST.test(request.headers.host ?? "") && LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? ""),
    });
  } catch (error) {
    if (error instanceof BadRequest)
      return { status: error.status, body: { error: error.message, status: error.status } };
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
