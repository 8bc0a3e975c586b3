import "server-only";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** Below it a packet is saved by nothing. */
const WORTH_BYTES = 1_024;
const compress = promisify(gzip);

/**
 * The same answer, gzipped where its reader takes that and it is worth it (1 KB and more): Next compresses pages and files, but not
 * what route handlers answer (seen with 16.2: it hands their headers on as lists, in which its compressor finds no type). Status and
 * headers stay, cookies too.
 */
export async function compressAnswer(request: Request, response: Response): Promise<Response> {
  if (!response.body || response.headers.has("content-encoding")) return response;
  const { status, headers } = response;
  headers.append("vary", "Accept-Encoding");
  if (!/\bgzip\b/.test(request.headers.get("accept-encoding") ?? "")) return response;
  const body = Buffer.from(await response.arrayBuffer());
  if (body.length < WORTH_BYTES) return new Response(body, { status, headers });
  headers.set("content-encoding", "gzip");
  headers.delete("content-length");
  return new Response(new Uint8Array(await compress(body)), { status, headers });
}
