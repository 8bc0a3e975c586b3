import { once } from "node:events";
import { pathToFileURL } from "node:url";
import pg from "pg";
import Pusher from "pusher";
import { WebSocket } from "ws";
import { startChild } from "./child-process.mjs";
import { postRequests } from "./post-requests.mjs";
import { median, milliseconds, perSecond } from "./statistics.mjs";

const CHANNEL = "news";
/** The cluster of P11, with a database of our own in it. */
const POSTGRES_DIR = ".data/bench-jobs";
const CONCURRENCY = 32;

const nowMs = () => Number(process.hrtime.bigint()) / 1e6;

/**
 * Two Channels processes that are one service over a durable Postgres:
 * - triggered at one → received at the other: one POST at a time, p50; beside it, in turn, one bare NOTIFY from one `pg`
 *   client to another, the least that this way can take.
 * - events per second: 32 POSTs always under way at one, until the other has delivered all of them to one subscriber.
 */
export async function measureTwoProcesses({ bundle, app, data, quick }) {
  const { ensurePostgres } = await import(pathToFileURL(bundle("postgres")).href);
  const postgres = await ensurePostgres({ dir: POSTGRES_DIR, database: "channels" });
  const ends = [() => postgres.stop()];
  try {
    const [one, two] = [
      await startOne(bundle, app, postgres.url, ends),
      await startOne(bundle, app, postgres.url, ends),
    ];
    const reader = await subscribe(two.port, app.key, ends);
    const notify = await bareNotify(postgres.url, ends);
    const trigger = (count, concurrency) => triggerEvents(one.port, app, data, count, concurrency);
    await Promise.all([reader(100), trigger(100, CONCURRENCY)]);
    const [ours, bare] = [[], []];
    for (let ping = 0; ping < (quick ? 50 : 200); ping++) {
      const from = nowMs();
      const [at] = await Promise.all([reader(1), trigger(1, 1)]);
      ours.push(at - from);
      bare.push(await notify());
    }
    const events = quick ? 1_000 : 5_000;
    const from = nowMs();
    const [at] = await Promise.all([reader(events), trigger(events, CONCURRENCY)]);
    return [
      {
        id: "P12",
        name: "trigger at one process → received at another, p50",
        ours: milliseconds(median(ours)),
        reference: `${milliseconds(median(bare))} bare NOTIFY`,
        ratio: median(ours) / median(bare),
      },
      { id: "P12", name: "events from one process to another", ours: perSecond(events / ((at - from) / 1_000)) },
    ];
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

async function startOne(bundle, { appId, key, secret }, databaseUrl, ends) {
  const child = await startChild(bundle("channels"), {
    CHANNELS_APP_ID: appId,
    CHANNELS_KEY: key,
    CHANNELS_SECRET: secret,
    CHANNELS_PORT: "0",
    CHANNELS_DATABASE_URL: databaseUrl,
  });
  ends.push(() => child.stop());
  return child;
}

/** @returns a function that resolves, once so many events more have come, with the moment of the last one */
async function subscribe(port, key, ends) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/app/${key}?protocol=7`);
  ends.push(() => socket.terminate());
  await once(socket, "message");
  socket.send(JSON.stringify({ event: "pusher:subscribe", data: { channel: CHANNEL } }));
  await once(socket, "message");
  let missing = 0;
  let tell = (/** @type {number} */ _at) => undefined;
  socket.on("message", () => {
    missing -= 1;
    if (missing === 0) tell(nowMs());
  });
  return (/** @type {number} */ count) =>
    new Promise((resolve) => {
      missing = count;
      tell = resolve;
    });
}

/** @returns a function that sends a NOTIFY and resolves with the ms until another connection had it */
async function bareNotify(databaseUrl, ends) {
  const [from, to] = [new pg.Client(databaseUrl), new pg.Client(databaseUrl)];
  for (const client of [from, to]) {
    await client.connect();
    ends.push(() => client.end());
  }
  await from.query("set synchronous_commit = off");
  await to.query("listen bench");
  return async () => {
    const began = nowMs();
    const arrived = once(to, "notification").then(nowMs);
    await from.query("select pg_notify('bench', $1)", ["x".repeat(400)]);
    return (await arrived) - began;
  };
}

async function triggerEvents(port, app, data, count, concurrency) {
  const pusher = new Pusher(app);
  const path = `/apps/${app.appId}/events`;
  const body = JSON.stringify({ name: "message.posted", data, channels: [CHANNEL] });
  const signed = () => ({ path: `${path}?${pusher.createSignedQueryString({ method: "POST", path, body })}`, body });
  const { statuses } = await postRequests({ port, concurrency, count, next: signed });
  if (statuses.get(200) !== count) throw new Error(`answers: ${JSON.stringify([...statuses])}`);
}
