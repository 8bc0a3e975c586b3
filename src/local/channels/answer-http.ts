import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiRefusal } from "./api-refusal";
import { readRequest } from "./api-request";
import type { App } from "./app";
import { answerApi } from "./http-api";

/** Answers `GET /health` and the HTTP API. An unexpected error is logged and costs only its own request (500). */
export async function answerHttp(app: App, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (incoming.method === "GET" && incoming.url === "/health") {
      return reply(response, 200, JSON.stringify(describeHealth(app)));
    }
    const request = await readRequest(incoming, app.limits.bodyBytes);
    reply(response, 200, JSON.stringify(answerApi(app, request)));
  } catch (error) {
    if (error instanceof ApiRefusal) return reply(response, error.status, error.message);
    // The caller hung up before it had sent everything: there is nobody to answer.
    if (incoming.destroyed && !incoming.complete) return;
    console.error("channels: a request failed", error);
    reply(response, 500, "Internal error");
  }
}

/** `others` are the processes that this one is joined to, if it is to be joined to any; one that is cut off still serves. */
function describeHealth(app: App) {
  const others = app.bus ? { reachable: app.bus.isUp, processes: app.peers.size } : undefined;
  return { status: "ok", connections: app.connections.size, others };
}

function reply(response: ServerResponse, status: number, text: string): void {
  const type = status === 200 ? "application/json" : "text/plain; charset=utf-8";
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(text) });
  response.end(text);
}
