import { setTimeout as sleep } from "node:timers/promises";
import { effectsOf, endOf } from "./chaos-jobs-plan.mjs";
import { inDatabase, startServices } from "./chaos-jobs-services.mjs";

const BETWEEN_KILLS_MS = 4_000;
/** A call that was cut off waits for its lease of 15 s, some of them several times; far more than that means that runs are lost. */
const END_WITHIN_MS = 600_000;
const MINUTE_MS = 60_000;
const TICK_WITHIN_MS = 10_000;
const ASKED_AT_ONCE = 20;

/**
 * Issue 5, "Chaos": runs of five steps with a sleep, a wait, an invocation and another sleep, of which some fail, some are retried and
 * some are cancelled, while the jobs server and Postgres are killed with SIGKILL in turn: `npm run bench -- chaos-jobs`. Then it looks
 * whether each run ended as it had to, whether each effect is there under (run, step), and how often its step ran. The services are
 * this part's own: no shop is needed.
 */
export async function measure({ quick, options, say }) {
  const runs = Number(options.runs ?? (quick ? 200 : 2_000));
  const kills = Number(options.kills ?? (quick ? 6 : 50));
  const services = await startServices();
  const began = Date.now();
  try {
    const killing = killInTurn(services, kills, say);
    await askForRuns(services, runs, kills * BETWEEN_KILLS_MS);
    await killing;
    await services.settle();
    await ended(services, runs, say);
    const endedAt = Date.now();
    const times = await services.countTimes();
    const faults = await inDatabase(services.url, async (client) => [
      ...(await findWrongEnds(client, runs)),
      ...(await findWrongEffects(client, runs, times)),
      ...(await findWrongTicks(client, began, endedAt)),
      ...(await findLeftovers(client)),
    ]);
    for (const fault of faults.slice(0, 20)) say(fault);
    const counts = [...times.values()];
    const repeated = counts.filter((count) => count > 1).length;
    return [
      {
        id: "CHAOS-JOBS",
        name: `${runs} runs under ${kills} kills of jobs server and Postgres: ends, effects, ticks`,
        ours: `${faults.length} faults`,
        bar: "0 faults",
        reached: faults.length === 0,
      },
      {
        id: "CHAOS-JOBS",
        name: `steps that ran more than once, of ${counts.length} (most: ${Math.max(...counts)} times)`,
        ours: String(repeated),
      },
      { id: "CHAOS-JOBS", name: "took", ours: `${((endedAt - began) / 1_000).toFixed(0)} s` },
    ];
  } finally {
    await services.stop();
  }
}

async function killInTurn(services, kills, say) {
  for (let kill = 1; kill <= kills; kill++) {
    await sleep((0.4 + 1.2 * Math.random()) * BETWEEN_KILLS_MS);
    const name = kill % 2 === 1 ? "jobs" : "postgres";
    await services.kill(name);
    say(`killed ${name} (${kill} of ${kills})`);
  }
}

/** Asks for all runs in the course of `overMs`, each until the server has taken it: the same id is one run. */
async function askForRuns({ baseUrl, eventKey }, runs, overMs) {
  const began = performance.now();
  for (let from = 0; from < runs; from += ASKED_AT_ONCE) {
    await sleep(Math.max(0, began + (overMs * from) / runs - performance.now()));
    const numbers = Array.from({ length: Math.min(ASKED_AT_ONCE, runs - from) }, (_, at) => from + at);
    const events = numbers.map((number) => ({ name: "chaos/run.asked", id: `run-${number}`, data: { number } }));
    while (!(await isTaken(`${baseUrl}/e/${eventKey}`, events))) await sleep(200);
  }
}

async function isTaken(url, events) {
  try {
    const signal = AbortSignal.timeout(5_000);
    return (await fetch(url, { method: "POST", body: JSON.stringify(events), signal })).ok;
  } catch {
    return false;
  }
}

const COUNT_LEFT = `select (select count(*) from jobs.run where status = 'Running') + (select count(*) from jobs.event where not routed)
  + greatest(0, $1 - (select count(*) from jobs.run where function_id = 'chaos-run')) as left`;

async function ended({ url }, runs, say) {
  for (const deadline = Date.now() + END_WITHIN_MS; ; await sleep(1_000)) {
    const left = await inDatabase(url, async (client) => Number((await client.query(COUNT_LEFT, [runs])).rows[0].left));
    if (left === 0) return;
    if (Date.now() < deadline) continue;
    say(`${left} runs have not ended`);
    return;
  }
}

async function findWrongEnds(client, runs) {
  const { rows } = await client.query(
    `select (events->0->'data'->>'number')::int as number, function_id, status, output, id from jobs.run
     where function_id in ('chaos-run', 'chaos-child')`,
  );
  const [asked, invoked] = [new Map(), new Map()];
  for (const row of rows) {
    const all = row.function_id === "chaos-run" ? asked : invoked;
    all.set(row.number, [...(all.get(row.number) ?? []), row]);
  }
  const faults = [];
  for (let number = 0; number < runs; number++) {
    const wanted = endOf(number);
    const found = asked.get(number) ?? [];
    const { status, output } = found[0] ?? {};
    const isSame = status === wanted.status && JSON.stringify(output) === JSON.stringify(wanted.output);
    if (found.length !== 1 || !isSame) {
      faults.push(`run ${number}: ${found.length} runs, ${status} ${JSON.stringify(output)} (${found[0]?.id})`);
    }
    const children = (invoked.get(number) ?? []).length;
    const wantedChildren = effectsOf(number).includes("child") ? 1 : 0;
    if (children !== wantedChildren)
      faults.push(`run ${number}: invoked ${children} runs instead of ${wantedChildren}`);
  }
  return faults;
}

async function findWrongEffects(client, runs, times) {
  const { rows } = await client.query("select run, step from chaos.effect");
  const there = new Set(rows.map(({ run, step }) => `${run}/${step}`));
  const wanted = Array.from({ length: runs }, (_, run) => effectsOf(run).map((step) => `${run}/${step}`)).flat();
  const lost = wanted.filter((key) => !there.has(key) || !times.has(key));
  const foreign = [...there].filter((key) => !wanted.includes(key));
  return [...lost.map((key) => `effect ${key} is lost`), ...foreign.map((key) => `effect ${key} should not be`)];
}

async function findWrongTicks(client, began, endedAt) {
  const { rows } = await client.query(
    `select events->0->'data'->>'scheduledAt' as at, count(*)::int as runs from jobs.run
     where function_id = 'chaos-tick' group by 1 order by 1`,
  );
  const runsAt = new Map(rows.map(({ at, runs }) => [Date.parse(at), runs]));
  const faults = rows.filter(({ runs }) => runs > 1).map(({ at, runs }) => `the tick of ${at} ran ${runs} times`);
  // The first minute may have begun before the first sync, the last one's run may still be to come.
  const first = Math.ceil((began + TICK_WITHIN_MS) / MINUTE_MS) * MINUTE_MS;
  for (let at = first; at <= endedAt - TICK_WITHIN_MS; at += MINUTE_MS) {
    if (!runsAt.has(at)) faults.push(`the tick of ${new Date(at).toISOString()} is lost`);
  }
  return faults;
}

async function findLeftovers(client) {
  const faults = [];
  for (const table of ["job", "timer", "wait", "deadline"]) {
    const { rows } = await client.query(`select count(*)::int as left from jobs.${table}`);
    if (rows[0].left > 0) faults.push(`${rows[0].left} rows are left in jobs.${table}`);
  }
  return faults;
}
