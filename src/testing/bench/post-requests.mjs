import { Agent, request } from "node:http";

/**
 * Sends POSTs over kept connections: `next(index)` makes each request, `concurrency` are always under way (a closed
 * loop).
 * @param {{ port: number, concurrency: number, count?: number, forMs?: number, next: (index: number) => { path: string,
 *   body: string, headers?: Record<string, string> } }} load ends after `count` or `forMs`
 * @returns {Promise<{ latencies: number[], statuses: Map<number, number>, tookMs: number }>} latencies in ms, in order
 *   of the answers
 */
export async function postRequests({
  port,
  concurrency,
  count = Number.POSITIVE_INFINITY,
  forMs = Number.POSITIVE_INFINITY,
  next,
}) {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const latencies = [];
  const statuses = new Map();
  const began = performance.now();
  let sent = 0;
  const worker = async () => {
    while (sent < count && performance.now() - began < forMs) {
      const one = next(sent++);
      const from = performance.now();
      const status = await post(agent, port, one);
      latencies.push(performance.now() - from);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const tookMs = performance.now() - began;
  agent.destroy();
  return { latencies, statuses, tookMs };
}

/** @returns {Promise<number>} the status, once the whole answer is here */
function post(agent, port, { path, body, headers }) {
  return new Promise((resolve, reject) => {
    const length = Buffer.byteLength(body);
    const outgoing = request(
      {
        agent,
        port,
        host: "127.0.0.1",
        method: "POST",
        path,
        headers: { "content-type": "application/json", "content-length": length, ...headers },
      },
      (response) => {
        response.resume();
        response.once("end", () => resolve(response.statusCode));
      },
    );
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}
