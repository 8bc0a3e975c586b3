import { afterEach, expect, test, vi } from "vitest";
import { cutLongLeases } from "./claim-jobs";
import { DatabaseClock } from "./database-clock";
import { EVENT_KEY, Trial, WAIT_MS } from "./trial";

const HOUR_MS = 3_600_000;
let trial: Trial;
afterEach(async () => {
  vi.useRealTimers();
  await trial.close();
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function send(url: string, events: unknown[]): Promise<void> {
  const answer = await fetch(`${url}/e/${EVENT_KEY}`, { method: "POST", body: JSON.stringify(events) });
  expect(answer.status).toBe(200);
}

test("of two servers one dies in mid-step: the other takes its calls over, and nothing is lost or done twice", async () => {
  const effects = new Map<string, number>();
  const happened = (what: string) => effects.set(what, (effects.get(what) ?? 0) + 1);
  let hold: Promise<void> | undefined;
  trial = await Trial.start(
    (app) => [
      app.createFunction({ id: "work", triggers: [{ event: "shop/a" }] }, async ({ step, event }) => {
        for (const part of ["one", "two", "three"]) {
          await step.run(part, async () => {
            happened(`${event.data.n}/${part}`);
            if (part === "two") await hold;
          });
        }
        await step.sleep("nap", "1s");
        await step.run("four", () => void happened(`${event.data.n}/four`));
      }),
      app.createFunction(
        { id: "calm", triggers: [{ event: "shop/b" }], debounce: { period: "1s", key: "event.data.k" } },
        ({ event }) => void happened(`calm ${event.data.k}`),
      ),
      app.createFunction({ id: "after", triggers: [{ event: "inngest/function.finished" }] }, ({ event }) => {
        happened(`finished ${event.data.run_id}`);
      }),
    ],
    { leaseMs: 1_000 },
  );
  const second = trial.createServer();
  await second.listen();
  let release = () => {};
  hold = new Promise((resolve) => {
    release = resolve;
  });
  const numbers = Array.from({ length: 12 }, (_, n) => n);
  await send(
    trial.jobs.url,
    numbers.slice(0, 6).map((n) => ({ name: "shop/a", data: { n } })),
  );
  await send(
    second.url,
    numbers.slice(6).map((n) => ({ name: "shop/a", data: { n } })),
  );
  await send(
    second.url,
    ["x", "x", "y"].map((k) => ({ name: "shop/b", data: { k } })),
  );
  await vi.waitFor(() => expect(effects.size).toBeGreaterThanOrEqual(24), WAIT_MS);
  await second.close(0);
  release();
  await vi.waitFor(async () => {
    const done = (await trial.runs()).filter(({ status }) => status === "Completed");
    expect(done).toHaveLength(12 + 2 + 14);
  }, WAIT_MS);
  await trial.settled();
  expect(effects.size).toBe(12 * 4 + 2 + 14);
  // The calls of the one that died report to the other under the lease they have: only what began anew may run again.
  const repeated = [...effects].filter(([what, times]) => times > 1 && !what.endsWith("/two"));
  expect(repeated).toEqual([]);
});

test("a server that is asked to end lets its calls finish, and leaves what has not begun to its successor", async () => {
  const effects: string[] = [];
  trial = await Trial.start((app) => [
    app.createFunction({ id: "work", triggers: [{ event: "shop/a" }], checkpointing: false }, async ({ step }) => {
      await step.run("slow", async () => {
        effects.push("slow");
        await pause(400);
      });
      await step.run("next", () => effects.push("next"));
    }),
  ]);
  await send(trial.jobs.url, [{ name: "shop/a", data: {} }]);
  await vi.waitFor(() => expect(effects).toEqual(["slow"]), WAIT_MS);
  await trial.jobs.close(5_000);
  const { rows } = await trial.database.query("select s.state, j.lease_until from jobs.step s, jobs.job j");
  expect(rows).toEqual([{ state: "completed", lease_until: null }]);
  expect(effects).toEqual(["slow"]);
  const successor = trial.createServer();
  await successor.listen();
  await trial.ended("work");
  expect(effects).toEqual(["slow", "next"]);
  await successor.close(0);
});

test("a server starts the runs of functions that another one has learned of since", async () => {
  trial = await Trial.start((app) => [app.createFunction({ id: "old", triggers: [{ event: "shop/a" }] }, () => 1)]);
  const second = trial.createServer({ syncEveryMs: HOUR_MS });
  await second.listen();
  await vi.waitFor(async () => {
    expect(await (await fetch(`${second.url}/health`)).json()).toMatchObject({ app: "synced" });
  }, WAIT_MS);
  trial.serve((app) => [app.createFunction({ id: "new", triggers: [{ event: "shop/b" }] }, () => "new")]);
  await vi.waitFor(async () => {
    const { rows } = await trial.database.query("select functions::text as functions from jobs.registration");
    expect(rows[0].functions).toContain("shop-new");
  }, WAIT_MS);
  await trial.jobs.close(0);
  await send(second.url, [{ name: "shop/b", data: {} }]);
  expect((await trial.ended("new")).output).toBe("new");
  await second.close(0);
});

test("a Date that jumps an hour forth and back ends no sleep early or late and repeats no step", async () => {
  const effects: string[] = [];
  trial = await Trial.start(
    (app) => [
      app.createFunction({ id: "nap", triggers: [{ event: "shop/a" }] }, async ({ step }) => {
        await step.run("first", () => effects.push("first"));
        await step.sleep("nap", "2s");
        await step.run("slow", async () => {
          effects.push("slow");
          await pause(600);
        });
        await step.run("last", () => effects.push("last"));
      }),
    ],
    { leaseMs: 1_000, syncEveryMs: 50 },
  );
  const second = trial.createServer();
  await second.listen();
  const began = performance.now();
  await send(trial.jobs.url, [{ name: "shop/a", data: {} }]);
  await vi.waitFor(() => expect(effects).toEqual(["first"]), WAIT_MS);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + HOUR_MS });
  await pause(1_000);
  expect(effects).toEqual(["first"]);
  vi.setSystemTime(Date.now() - 2 * HOUR_MS);
  await vi.waitFor(() => expect(effects).toContain("slow"), WAIT_MS);
  expect(performance.now() - began).toBeGreaterThanOrEqual(2_000);
  vi.setSystemTime(Date.now() + 2 * HOUR_MS);
  await vi.waitFor(() => expect(effects).toContain("last"), WAIT_MS);
  vi.useRealTimers();
  await trial.ended("nap");
  expect(performance.now() - began).toBeLessThan(WAIT_MS);
  expect(effects).toEqual(["first", "slow", "last"]);
  await second.close(0);
});

test("the clock follows the database and not Date, and goes on between two readings", async () => {
  trial = await Trial.start(() => []);
  const clock = new DatabaseClock();
  vi.useFakeTimers({ toFake: ["Date"], now: 0 });
  await clock.read(trial.database);
  const { rows } = await trial.database.query("select extract(epoch from clock_timestamp()) * 1000 as ms");
  const first = clock.now().getTime();
  expect(Math.abs(first - Number(rows[0].ms))).toBeLessThan(200);
  await pause(30);
  expect(clock.now().getTime() - first).toBeGreaterThanOrEqual(28);
});

test("when the database's clock was set back, the calls of a server that died wait one lease and not the hour", async () => {
  trial = await Trial.start((app) => [app.createFunction({ id: "one", triggers: [{ event: "shop/a" }] }, () => 1)]);
  await trial.jobs.close(0);
  const now = new Date();
  await trial.database.query(
    `insert into jobs.run (id, function_id, status, event_name, events, created_at) values ('r', 'shop-one', 'Running', 'shop/a', '[]', $1)`,
    [now],
  );
  await trial.database.query(
    `insert into jobs.job (id, run_id, function_id, step_id, force_plan, due_at, lease_until, position)
     values ('j', 'r', 'shop-one', 'step', false, $1, $2, $1)`,
    [now, new Date(now.getTime() + HOUR_MS)],
  );
  await cutLongLeases(trial.database, now);
  const { rows } = await trial.database.query<{ lease_until: Date }>("select lease_until from jobs.job");
  expect(rows[0]?.lease_until.getTime()).toBe(now.getTime() + 15_000);
});
