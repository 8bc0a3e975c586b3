import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { killService, SERVICES } from "./kill-services.mjs";

/**
 * A sender gives up an answer after this and asks again under the same clientMessageId, each time with twice the patience up to the
 * most: on a busy machine a shop that answers all their repetitions too late would never answer one in time.
 */
const PATIENCE_MS = 4_000;
const MOST_PATIENCE_MS = 32_000;
const BETWEEN_KILLS_MS = 2_000;
const CALM_WITHIN_MS = 60_000;
/** Every fifth message is a staff member's, so that both sides write in one conversation at once. */
const STAFF_EVERY = 5;
/** Within the product's limits: 300 messages of a conversation in half a minute. */
const MESSAGES_EACH = 100;

const between = (from, to) => from + Math.random() * (to - from);

/**
 * R1 (QUALITY.md): visitors and staff send, and send again until each message is acknowledged, while services of the shop are killed
 * with SIGKILL at random. Then it looks whether every acknowledged message is there once under the number that was acknowledged, the
 * numbers are 1…n without gaps, and both sides' logs are what the database holds.
 * @param {{ pid: number, dataDir: string }} shop a running shop with a launcher of this pid
 * @param {{ messages: number, kills: number, say?: (text: string) => void }} size
 * @returns {Promise<{ acknowledged: number, kills: Record<string, number>, retries: number, tookMs: number, faults: string[] }>}
 *   `kills` counts those that hit a living process; `faults` is empty when all of it holds
 */
export async function storm(shop, { messages, kills, say = () => {} }) {
  const began = performance.now();
  const services = () => JSON.parse(readFileSync(join(shop.dataDir, "services.json"), "utf8"));
  const { url } = services().app;
  const key = await giveStaffKey(services().database.url);
  const conversations = await startConversations(url, Math.max(1, Math.round(messages / MESSAGES_EACH)));
  const state = { acknowledged: new Map(), retries: 0, faults: [], isOver: false };
  const paceMs = (kills * BETWEEN_KILLS_MS) / Math.ceil(messages / conversations.length);
  const killing = killAtRandom(shop, kills, state, say);
  await Promise.all(
    conversations.map((conversation, at) => {
      const count = Math.floor(messages / conversations.length) + (at < messages % conversations.length ? 1 : 0);
      return sendAll({ url, key, conversation, count, paceMs }, state);
    }),
  );
  state.isOver = true;
  const killed = await killing;
  say(`${state.acknowledged.size} messages acknowledged, ${state.retries} tries repeated; looking at what is stored`);
  await calm(url);
  const rows = await readRows(services().database.url);
  for (const conversation of conversations)
    state.faults.push(...(await faultsOf({ url, key, conversation, rows, acknowledged: state.acknowledged })));
  const { retries, faults } = state;
  return { acknowledged: state.acknowledged.size, kills: killed, retries, tookMs: performance.now() - began, faults };
}

/** An API key of the first staff member, put where createApiKey would put it. */
async function giveStaffKey(databaseUrl) {
  const key = `hpk_${randomBytes(32).toString("base64url")}`;
  await inDatabase(databaseUrl, (client) =>
    client.query(
      `INSERT INTO staff_api_key (id, staff_id, name, hint, key_hash)
       SELECT $1, id, 'storm', 'hpk_storm', $2 FROM staff ORDER BY id LIMIT 1`,
      [`key_${randomBytes(8).toString("hex")}`, createHash("sha256").update(key).digest("hex")],
    ),
  );
  return key;
}

async function inDatabase(connectionString, work) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function startConversations(url, count) {
  const started = [];
  for (let at = 0; at < count; at++) {
    // Each from an address of the block that RFC 2544 keeps for benchmarks: limits count by it.
    const address = `198.18.${(at >> 8) & 255}.${at & 255}`;
    const headers = { "content-type": "application/json", "x-forwarded-for": address };
    const answer = await fetch(`${url}/api/chat/session`, { method: "POST", headers, body: "{}" });
    if (!answer.ok) throw new Error(`a conversation was refused with ${answer.status}: ${await answer.text()}`);
    const { sessionId, token } = await answer.json();
    started.push({ sessionId, token, address });
  }
  return started;
}

async function killAtRandom(shop, kills, state, say) {
  const killed = Object.fromEntries(SERVICES.map((name) => [name, 0]));
  for (let hits = 0; hits < kills && !state.isOver; ) {
    await sleep(between(0.3, 1.7) * BETWEEN_KILLS_MS);
    // Each service in its turn, so that none is spared.
    const service = SERVICES[hits % SERVICES.length];
    if (state.isOver || !killService(shop, service)) continue;
    killed[service] += 1;
    hits += 1;
    say(`killed ${service} (${hits} of ${kills})`);
  }
  return killed;
}

async function sendAll({ url, key, conversation, count, paceMs }, state) {
  const numbers = Array.from({ length: count }, (_, number) => number);
  const byStaff = numbers.filter((number) => number % STAFF_EVERY === STAFF_EVERY - 1);
  const byVisitor = numbers.filter((number) => number % STAFF_EVERY !== STAFF_EVERY - 1);
  const send = async (mine, token) => {
    const began = performance.now();
    for (const [turn, number] of mine.entries()) {
      // By the clock and not after the answer: who was held up by a kill catches up, so that messages go on as long as the kills.
      const dueMs = (turn + Math.random()) * paceMs * (count / mine.length);
      await sleep(Math.max(0, began + dueMs - performance.now()));
      await sendOne({ url, token, conversation, number }, state);
    }
  };
  await Promise.all([send(byVisitor, conversation.token), send(byStaff, key)]);
}

const wordsOf = (sessionId, number) => `Message ${number} of ${sessionId}`;

async function sendOne({ url, token, conversation, number }, state) {
  const { sessionId, address } = conversation;
  const clientMessageId = `storm-${number}`;
  const body = JSON.stringify({ sessionId, content: wordsOf(sessionId, number), clientMessageId });
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${token}`,
    "x-forwarded-for": address,
  };
  for (let patienceMs = PATIENCE_MS; ; ) {
    try {
      const signal = AbortSignal.timeout(patienceMs);
      const answer = await fetch(`${url}/api/chat/message`, { method: "POST", headers, body, signal });
      const text = await answer.text();
      if (answer.ok) {
        state.acknowledged.set(`${sessionId}/${clientMessageId}`, JSON.parse(text).message);
        return;
      }
      if (answer.status < 500 && answer.status !== 429) {
        state.faults.push(`message ${number} of ${sessionId} was refused with ${answer.status}: ${text}`);
        return;
      }
    } catch (error) {
      // Nobody answers just now, or the answer broke off: it is the same message when it is sent again.
      if (error.name === "TimeoutError") patienceMs = Math.min(2 * patienceMs, MOST_PATIENCE_MS);
    }
    state.retries += 1;
    await sleep(between(100, 400));
  }
}

/** Waits until every service answers again. */
async function calm(url) {
  for (const deadline = Date.now() + CALM_WITHIN_MS; Date.now() < deadline; await sleep(200)) {
    const health = await fetch(`${url}/api/health`).then(
      (answer) => answer.ok && answer.json(),
      () => false,
    );
    if (health && Object.values(health.services).every((state) => state === "ok")) return;
  }
  throw new Error(`the shop was not well within ${CALM_WITHIN_MS / 1_000} s after the last kill`);
}

/** What the database holds, by conversation. */
async function readRows(databaseUrl) {
  const { rows } = await inDatabase(databaseUrl, (client) =>
    client.query(
      `SELECT m.id, m.session_id AS "sessionId", m.seq, m.sender, m.client_message_id AS "clientMessageId", s.last_seq AS "lastSeq"
       FROM chat_message m JOIN chat_session s ON s.id = m.session_id ORDER BY m.session_id, m.seq`,
    ),
  );
  return groupBy(rows, ({ sessionId }) => sessionId);
}

function groupBy(rows, keyOf) {
  const groups = new Map();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

async function readLog(url, token, sessionId) {
  const log = [];
  for (;;) {
    const path = `/api/chat/history/${sessionId}?after=${log.at(-1)?.seq ?? 0}&limit=200`;
    const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`history answers ${answer.status}: ${await answer.text()}`);
    const { messages, hasMore } = await answer.json();
    log.push(...messages);
    if (!hasMore) return log;
  }
}

async function faultsOf({ url, key, conversation, rows, acknowledged }) {
  const { sessionId, token } = conversation;
  const stored = rows.get(sessionId) ?? [];
  const [visitors, staffs] = [await readLog(url, token, sessionId), await readLog(url, key, sessionId)];
  const faults = [];
  const expect = (isTrue, fault) => isTrue || faults.push(`${sessionId}: ${fault}`);
  expect(
    stored.every(({ seq }, at) => seq === at + 1),
    "the numbers are not 1…n",
  );
  expect(stored[0]?.lastSeq === stored.length, "the session counts other messages than there are");
  expect(JSON.stringify(visitors) === JSON.stringify(staffs), "both sides see different logs");
  const shape = ({ id, seq, sender, clientMessageId }) => `${seq} ${id} ${sender} ${clientMessageId}`;
  expect(visitors.map(shape).join() === stored.map(shape).join(), "the logs are not what the database holds");
  const byClientId = groupBy(visitors, ({ clientMessageId }) => clientMessageId);
  for (const [name, { id, seq }] of acknowledged) {
    const [session, clientMessageId] = name.split("/");
    if (session !== sessionId) continue;
    const found = byClientId.get(clientMessageId) ?? [];
    const words = wordsOf(sessionId, Number(clientMessageId.split("-")[1]));
    expect(found.length === 1, `${clientMessageId} is there ${found.length} times`);
    expect(found[0]?.id === id && found[0]?.seq === seq, `${clientMessageId} is not where it was acknowledged`);
    expect(found[0]?.content === words, `${clientMessageId} has other words`);
  }
  return faults;
}
