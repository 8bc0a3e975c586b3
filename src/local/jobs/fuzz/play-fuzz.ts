import { connect } from "node:net";
import { type FuzzTarget, makeRequest } from "./make-request";
import { Random } from "./random";

export interface FuzzResult {
  requests: number;
  /** How often each status was answered; "none" where the request was not whole. */
  statuses: Record<string, number>;
  /** The first whole requests that were answered by 5xx or not at all, cut to what one can read. */
  failures: string[];
}

const REQUESTS_PER_ROUND = 40;
/** How long an answer is waited for on a busy machine; and where none can come, because the request has no end. */
const PATIENCE_MS = 10_000;
const BROKEN_PATIENCE_MS = 100;
const SHOWN_CHARACTERS = 600;
const MOST_FAILURES = 5;

/**
 * Sends what nobody would send, the same again for the same seed, forty requests at the same time, until `isOver`. Resolves
 * with what was answered; rejects when the server is gone.
 */
export async function playFuzz(
  target: FuzzTarget,
  seed: number,
  isOver: (rounds: number) => boolean | Promise<boolean>,
): Promise<FuzzResult> {
  const random = new Random(seed);
  const result: FuzzResult = { requests: 0, statuses: {}, failures: [] };
  for (let rounds = 0; !(await isOver(rounds)); rounds++) {
    const requests = Array.from({ length: REQUESTS_PER_ROUND }, () => makeRequest(random, target));
    await Promise.all(requests.map((bytes) => play(target.port, bytes, result)));
  }
  return result;
}

async function play(port: number, bytes: Buffer, result: FuzzResult): Promise<void> {
  const status = await send(port, bytes);
  result.requests += 1;
  result.statuses[status] = (result.statuses[status] ?? 0) + 1;
  // 501 is said of addresses that only a real Inngest server has.
  const isFailure = status === "none" ? isWhole(bytes) : /^5/.test(status) && status !== "501";
  if (isFailure && result.failures.length < MOST_FAILURES) {
    result.failures.push(`${status}: ${bytes.toString("utf8").slice(0, SHOWN_CHARACTERS)}`);
  }
}

/** False for bytes whose answer cannot come: no whole head, or less of a body than was promised. */
function isWhole(bytes: Buffer): boolean {
  const end = bytes.indexOf("\r\n\r\n");
  const length = /\r\nContent-Length: (\d+)\r\n/.exec(bytes.subarray(0, end + 4).toString("latin1"))?.[1];
  return end > 0 && bytes.length - end - 4 === Number(length);
}

function send(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", (error: NodeJS.ErrnoException) => (error.code === "ECONNREFUSED" ? reject(error) : undefined));
    socket.on("close", () => {
      resolve(/^HTTP\/1\.1 (\d+)/.exec(Buffer.concat(chunks).toString("latin1"))?.[1] ?? "none");
    });
    socket.setTimeout(isWhole(bytes) ? PATIENCE_MS : BROKEN_PATIENCE_MS, () => socket.destroy());
    socket.write(bytes);
  });
}
