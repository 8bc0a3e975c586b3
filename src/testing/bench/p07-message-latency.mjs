import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "./child-process.mjs";
import { notePaints } from "./note-paints.mjs";
import { STAFF } from "./shop.mjs";
import { milliseconds, percentile } from "./statistics.mjs";

const RATE = 50;
/** The open conversation has 8 messages a second, below the product's limit of ten; the rest go to others of the list. */
const WATCHED_SHARE = 8 / 50;
const OTHERS = 12;
const SETTLE_MS = 1_500;
const SERVICES_FILE = ".data/bench/services.json";

/**
 * P7: from the moment before a visitor's POST to the frame that shows its words in the console, in Chromium, while 50 messages a second
 * arrive: 8 in the conversation that is open, 42 in twelve others of the list beside it. Held against one INSERT and one raw `ws`
 * broadcast to a page that appends a line, at the same 50 a second, measured the same way on the same Postgres; rounds of both in
 * turn. Every message of the open conversation counts; one that was never painted makes the measurement void.
 */
export async function measure({ quick, shop, browsers, say }) {
  const { url } = await shop.start();
  const { url: databaseUrl } = JSON.parse(readFileSync(SERVICES_FILE, "utf8")).database;
  const plain = await startChild(new URL("plain-message-server.mjs", import.meta.url).pathname, {
    BENCH_DATABASE_URL: databaseUrl,
  });
  try {
    const ours = await openConsole({ url, browsers });
    const bare = await openPlain({ url: `http://127.0.0.1:${plain.port}`, browsers });
    const found = { ours: [], bare: [] };
    const seconds = quick ? 4 : 10;
    await trial(ours, 2);
    await trial(bare, 2);
    for (let round = 0; round < (quick ? 1 : 3); round++) {
      found.ours.push(...(await trial(ours, seconds)));
      found.bare.push(...(await trial(bare, seconds)));
      say(`p95 ${milliseconds(percentile(found.ours, 0.95))}, bare ${milliseconds(percentile(found.bare, 0.95))}`);
    }
    return rowsOf(found);
  } finally {
    await plain.stop();
  }
}

function rowsOf({ ours, bare }) {
  const [mine, other] = [percentile(ours, 0.95), percentile(bare, 0.95)];
  return [
    {
      id: "P7",
      name: `visitor's POST → painted in the console, ${RATE} msg/s, p95 (p50 ${milliseconds(percentile(ours, 0.5))})`,
      ours: milliseconds(mine),
      reference: `${milliseconds(other)} INSERT + raw ws (p50 ${milliseconds(percentile(bare, 0.5))})`,
      ratio: mine / other,
      bar: "≤ 250 ms and ≤ 2×",
      reached: mine <= 250 && mine <= 2 * other,
    },
  ];
}

async function openConsole({ url, browsers }) {
  const sessions = [];
  for (let at = 0; at <= OTHERS; at++) sessions.push(await startSession(url, `198.18.7.${at}`));
  const [watched, ...others] = sessions;
  const page = await browsers.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${url}/admin/login`);
  await page.getByLabel("E-mail").fill(STAFF.email);
  await page.getByLabel("Password").fill(STAFF.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/admin\/chat/);
  await page.goto(`${url}/admin/chat?session=${watched.sessionId}`);
  await page.getByRole("log").waitFor();
  await sleep(SETTLE_MS);
  return {
    paints: await notePaints(page),
    send: (name, index, isWatched) => post(url, isWatched ? watched : others[index % OTHERS], `${name}; basins`),
  };
}

async function openPlain({ url, browsers }) {
  const page = await browsers.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(url);
  await sleep(SETTLE_MS);
  const headers = { "content-type": "application/json" };
  const send = (name) => fetch(url, { method: "POST", headers, body: JSON.stringify({ content: `${name}; basins` }) });
  return { paints: await notePaints(page), send };
}

async function startSession(url, address) {
  const headers = { "content-type": "application/json", "x-forwarded-for": address };
  const answer = await fetch(`${url}/api/chat/session`, { method: "POST", headers, body: '{"name":"Wanjiku"}' });
  if (!answer.ok) throw new Error(`a conversation was refused with ${answer.status}: ${await answer.text()}`);
  return { ...(await answer.json()), address };
}

async function post(url, { sessionId, token, address }, content) {
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${token}`,
    "x-forwarded-for": address,
  };
  const answer = await fetch(`${url}/api/chat/message`, {
    method: "POST",
    headers,
    body: JSON.stringify({ sessionId, content, clientMessageId: content.split(";")[0] }),
  });
  if (answer.status !== 201) throw new Error(`a message was refused with ${answer.status}: ${await answer.text()}`);
}

let trials = 0;

/** Sends at an even pace, whatever the answers take. @returns {Promise<number[]>} latencies of the watched messages in ms */
async function trial({ send, paints }, seconds) {
  trials += 1;
  const sentAt = new Map();
  const sending = [];
  const began = performance.now();
  for (let index = 0; index < seconds * RATE; index++) {
    await sleep(Math.max(0, began + (index * 1_000) / RATE - performance.now()));
    const isWatched = Math.floor((index + 1) * WATCHED_SHARE) > Math.floor(index * WATCHED_SHARE);
    const name = `p7-${trials}x${index}`;
    if (isWatched) sentAt.set(name, performance.timeOrigin + performance.now());
    sending.push(send(name, index, isWatched));
  }
  await Promise.all(sending);
  await sleep(SETTLE_MS);
  const painted = await paints();
  return [...sentAt].map(([name, at]) => {
    if (!painted[name]) throw new Error(`${name} was never painted`);
    return painted[name] - at;
  });
}
