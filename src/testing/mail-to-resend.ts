import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach } from "vitest";

/** `text` is the body to the byte, `body` what it says. */
export type ResendCall = { path: string; headers: IncomingHttpHeaders; text: string; body: Record<string, unknown> };

/** What Resend answers, or `drop` the connection. */
export type ResendAnswer = { status: number; body: unknown; headers?: Record<string, string> } | "drop";

/**
 * For a test file: all its mail goes to a server in Resend's place, which answers as `answer` says and keeps every call of
 * the running test in order. Called at the top of the file: the product reads its environment at the first use and keeps it.
 */
export async function mailToResend(answer: (call: ResendCall) => ResendAnswer) {
  const calls: ResendCall[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += chunk;
    const call = { path: request.url ?? "", headers: request.headers, text, body: JSON.parse(text || "{}") };
    calls.push(call);
    const given = answer(call);
    if (given === "drop") return void request.socket.destroy();
    response.writeHead(given.status, { "content-type": "application/json", ...given.headers });
    response.end(JSON.stringify(given.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  process.env.RESEND_API_KEY = "re_test";
  process.env.RESEND_BASE_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  beforeEach(() => {
    calls.length = 0;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  return calls;
}
