import { BARE_PATH, startBareNext } from "./bare-next.mjs";
import { postRequests } from "./post-requests.mjs";
import { cpuMs, findChild } from "./process-usage.mjs";
import { median, milliseconds, percentile, perSecond } from "./statistics.mjs";

const CONCURRENCY = 16;
/** Enough that no conversation comes near its limit of 300 messages in 30 s. */
const SESSIONS = 160;
/** Asks for nothing that the bot knows: one stored message for each request. */
const CONTENT = "We would like the two big enamel basins, the green ones from the window, please.";

/**
 * Each conversation has an address of its own, of the block that RFC 2544 keeps for benchmarks: our limits count by it.
 */
const addressOf = (/** @type {number} */ index) => `198.18.${index >> 8}.${index & 255}`;

/**
 * P8, POST /api/chat/message of the shop as `npm start` serves it, beside a bare route handler of the same Next (parses
 * JSON, answers 201): rounds of both in turn by the same client, which keeps 16 requests under way; medians of the
 * rounds, p99 over all answers. Client, shop, Postgres, jobs and Channels share the machine. 160 visitors write in
 * their own conversations, each from an own address, within the product's limits; an answer that is not 201 makes the
 * measurement void. The serving process's own processor time per request stands beside: a busy machine does not change
 * it.
 */
export async function measure({ quick, shop, say }) {
  const { url, port, pid } = await shop.start();
  const bare = await startBareNext();
  try {
    const sessions = await startSessions(url);
    const run = quick ? "quick" : "full";
    const ours = (index) => messageTo(sessions[index % SESSIONS], `${run}-${index}-${Date.now()}`);
    const sides = {
      bare: { port: bare.port, pid: bare.pid, next: bareRequest(sessions[0]) },
      ours: { port, pid: findChild(pid, "next-server"), next: ours },
    };
    for (const side of Object.values(sides)) await round(side, 1_500);
    const found = { bare: { rates: [], latencies: [], cpu: [] }, ours: { rates: [], latencies: [], cpu: [] } };
    for (let at = 0; at < (quick ? 2 : 5); at++) {
      for (const [name, side] of Object.entries(sides)) {
        const { rate, latencies, cpuEachMs } = await round(side, quick ? 2_000 : 4_000);
        found[name].rates.push(rate);
        found[name].latencies.push(...latencies);
        found[name].cpu.push(cpuEachMs);
        say(`${name}: ${perSecond(rate)}, p99 ${milliseconds(percentile(latencies, 0.99))}`);
      }
    }
    return rowsOf(found);
  } finally {
    await bare.stop();
  }
}

function rowsOf({ ours, bare }) {
  const [mine, other] = [median(ours.rates), median(bare.rates)];
  const [cost, bareCost] = [median(ours.cpu), median(bare.cpu)];
  const [slow, bareSlow] = [percentile(ours.latencies, 0.99), percentile(bare.latencies, 0.99)];
  return [
    {
      id: "P8",
      name: `POST /api/chat/message, ${CONCURRENCY} at a time`,
      ours: perSecond(mine),
      reference: `${perSecond(other)} bare Next route`,
      ratio: mine / other,
      bar: "≥ 300/s and ≥ 0.35×",
      reached: mine >= 300 && mine >= 0.35 * other,
    },
    {
      id: "P8",
      name: `the same, p99 (p50 ${milliseconds(percentile(ours.latencies, 0.5))})`,
      ours: milliseconds(slow),
      reference: `${milliseconds(bareSlow)} bare Next route`,
      ratio: slow / bareSlow,
      bar: "≤ 80 ms",
      reached: slow <= 80,
    },
    {
      id: "P8",
      name: "CPU of the shop's process per message",
      ours: milliseconds(cost),
      reference: `${milliseconds(bareCost)} bare Next route`,
      ratio: cost / bareCost,
    },
  ];
}

async function round({ port, pid, next }, forMs) {
  const before = cpuMs(pid);
  const { latencies, statuses, tookMs } = await postRequests({ port, concurrency: CONCURRENCY, forMs, next });
  const others = [...statuses].filter(([status]) => status !== 201);
  if (others.length > 0) throw new Error(`answers other than 201 (status, times): ${JSON.stringify(others)}`);
  return {
    rate: latencies.length / (tookMs / 1_000),
    latencies,
    cpuEachMs: (cpuMs(pid) - before) / latencies.length,
  };
}

async function startSessions(url) {
  const sessions = [];
  for (let index = 0; index < SESSIONS; index++) {
    const headers = { "content-type": "application/json", "x-forwarded-for": addressOf(index) };
    const answer = await fetch(`${url}/api/chat/session`, { method: "POST", headers, body: "{}" });
    if (!answer.ok) throw new Error(`a conversation was refused with ${answer.status}: ${await answer.text()}`);
    const { sessionId, token } = await answer.json();
    sessions.push({ sessionId, token, address: addressOf(index) });
  }
  return sessions;
}

const messageTo = ({ sessionId, token, address }, clientMessageId) => ({
  path: "/api/chat/message",
  body: JSON.stringify({ sessionId, content: CONTENT, clientMessageId }),
  headers: { authorization: `Bearer ${token}`, "x-forwarded-for": address },
});

/** The same body and headers as a message's. */
const bareRequest = (session) => (index) => ({ ...messageTo(session, `bare-${index}-${Date.now()}`), path: BARE_PATH });
