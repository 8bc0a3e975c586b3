import type { IncomingMessage } from "node:http";
import { ApiRefusal } from "./api-refusal";

export interface ApiRequest {
  method: string;
  /** As it was sent, still percent-encoded. */
  path: string;
  query: URLSearchParams;
  body: Buffer;
}

/**
 * Reads a request completely. A body over `maxBytes` is read to its end, so that the caller hears the answer, but not kept.
 *
 * @throws ApiRefusal 413
 */
export async function readRequest(incoming: IncomingMessage, maxBytes: number): Promise<ApiRequest> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
  }
  if (bytes > maxBytes) throw new ApiRefusal(413, `The request has at most ${maxBytes} bytes`);
  const [path = "", query = ""] = (incoming.url ?? "").split("?", 2);
  const body = Buffer.concat(chunks);
  return { method: incoming.method ?? "GET", path, query: new URLSearchParams(query), body };
}

/** The parts of a path, decoded; a part that is not valid percent-encoding is a 400. */
export function pathParts(path: string): string[] {
  try {
    return path.split("/").slice(1).map(decodeURIComponent);
  } catch {
    throw new ApiRefusal(400, "The path is not valid percent-encoding");
  }
}
