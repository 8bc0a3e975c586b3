import { type Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { request as httpsRequest } from "node:https";

const MOST_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * What came back over HTTP, or how it failed: `unreachable` never arrived, `lost` may have been worked on, `garbled` is an
 * answer of over 32 MB, which would be as long the next time.
 */
export type Reply =
  | { kind: "answer"; status: number; headers: IncomingHttpHeaders; text: string }
  | { kind: "unreachable" | "lost" | "garbled"; reason: string };

export interface OutgoingRequest {
  method: "POST" | "PUT";
  url: URL;
  headers: Record<string, string>;
  body: string;
  timeoutMs: number;
  agent?: HttpAgent;
  signal?: AbortSignal;
}

const NEVER_ARRIVED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

/** Sends one request and never throws: failures are told apart by whether the app can have begun to work on it. */
export function sendRequest({ method, url, headers, body, timeoutMs, agent, signal }: OutgoingRequest): Promise<Reply> {
  return new Promise((resolve) => {
    const send = url.protocol === "https:" ? httpsRequest : httpRequest;
    const bytes = Buffer.from(body);
    const request = send(url, {
      method,
      agent,
      signal,
      headers: { "content-type": "application/json", "content-length": bytes.length, ...headers },
    });
    request.setTimeout(timeoutMs, () => request.destroy(new Error(`no answer within ${timeoutMs} ms`)));
    request.on("error", (error: NodeJS.ErrnoException) => {
      resolve({ kind: NEVER_ARRIVED.test(error.code ?? "") ? "unreachable" : "lost", reason: error.message });
    });
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= MOST_ANSWER_BYTES) return chunks.push(chunk);
        resolve({ kind: "garbled", reason: `the answer is over ${MOST_ANSWER_BYTES} bytes` });
        request.destroy();
      });
      response.on("error", (error) => resolve({ kind: "lost", reason: error.message }));
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ kind: "answer", status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    request.end(bytes);
  });
}
