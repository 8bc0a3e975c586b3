import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { afterEach, describe, expect, test, vi } from "vitest";
import { EVENT_KEY, Trial, WAIT_MS } from "./trial";

let trial: Trial;
afterEach(() => trial.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const leaseOf = async () => (await trial.database.query("select generation, lease_until from jobs.job")).rows[0];

describe("when the server dies", () => {
  test("in mid-sleep, its successor goes on, and every step's effect happens once", async () => {
    const effects: string[] = [];
    trial = await Trial.start((app) => [
      app.createFunction({ id: "nap", triggers: [{ event: "shop/a" }] }, async ({ step }) => {
        await step.run("first", () => effects.push("first"));
        await step.sleep("nap", "1s");
        await step.run("second", () => effects.push("second"));
      }),
    ]);
    await trial.client.send({ name: "shop/a", data: {} });
    await vi.waitFor(async () => {
      expect((await trial.database.query("select 1 from jobs.timer")).rows).toHaveLength(1);
    }, WAIT_MS);
    await trial.crashAndRestart();
    await trial.ended("nap");
    expect(effects).toEqual(["first", "second"]);
  });

  test("in mid-step, the app hands the step in to its successor, and its effect happens once", async () => {
    const effects: string[] = [];
    trial = await Trial.start(
      (app) => [
        app.createFunction({ id: "work", triggers: [{ event: "shop/a" }] }, async ({ step }) => {
          await step.run("slow", async () => {
            effects.push("slow");
            await pause(400);
          });
          await step.run("next", () => effects.push("next"));
        }),
      ],
      { graceMs: 1_000 },
    );
    await trial.client.send({ name: "shop/a", data: {} });
    await vi.waitFor(() => expect(effects).toEqual(["slow"]), WAIT_MS);
    await trial.crashAndRestart();
    await trial.ended("work");
    expect(effects).toEqual(["slow", "next"]);
  });

  test("and its successor has taken the step again, the late answer of the first is refused", async () => {
    const values: number[] = [];
    let after = 0;
    trial = await Trial.start(
      (app) => [
        app.createFunction({ id: "work", triggers: [{ event: "shop/a" }] }, async ({ step }) => {
          const value = await step.run("slow", async () => {
            const mine = values.push(values.length + 1);
            // The first is late: it answers while the second is under way.
            await pause(mine === 1 ? 2_500 : 3_500);
            return mine;
          });
          return step.run("after", () => {
            after++;
            return value;
          });
        }),
      ],
      { graceMs: 100 },
    );
    await trial.client.send({ name: "shop/a", data: {} });
    await vi.waitFor(() => expect(values).toHaveLength(1), WAIT_MS);
    await trial.crashAndRestart();
    await vi.waitFor(() => expect(values).toHaveLength(2), WAIT_MS);
    expect(await leaseOf()).toMatchObject({ generation: 2 });
    const run = await trial.ended("work");
    expect(run.output).toBe(2);
    expect(run.steps.find((step) => step.name === "slow")?.result).toEqual({ type: "data", data: 2 });
    expect(values).toEqual([1, 2]);
    expect(after).toBe(1);
  });

  test("events that it had accepted start their runs", async () => {
    trial = await Trial.start((app) => [app.createFunction({ id: "one", triggers: [{ event: "shop/a" }] }, () => 1)]);
    await trial.client.send(Array.from({ length: 20 }, () => ({ name: "shop/a", data: {} })));
    await trial.crashAndRestart();
    await vi.waitFor(async () => {
      const done = (await trial.runs("one")).filter((run) => run.status === "Completed");
      expect(done).toHaveLength(20);
    }, WAIT_MS);
  });
});

describe("when the app dies", () => {
  test("in mid-step, the step runs again once the app is back, at no cost of an attempt", async () => {
    let tries = 0;
    const work = (app: Trial["client"]) => [
      app.createFunction({ id: "work", triggers: [{ event: "shop/a" }], retries: 0 }, async ({ step, attempt }) => {
        return step.run("slow", async () => {
          if (++tries === 1) await pause(5_000);
          return attempt;
        });
      }),
    ];
    trial = await Trial.start(work);
    await trial.client.send({ name: "shop/a", data: {} });
    await vi.waitFor(() => expect(tries).toBe(1), WAIT_MS);
    trial.cutConnections();
    expect((await trial.ended("work")).output).toBe(0);
    expect(tries).toBe(2);
  });

  test("nothing is called and no attempt is used up until it is back", async () => {
    let calls = 0;
    trial = await Trial.start((app) => [
      app.createFunction({ id: "nap", triggers: [{ event: "shop/a" }], retries: 0 }, async ({ step }) => {
        await step.sleep("nap", "1s");
        return ++calls;
      }),
    ]);
    await trial.client.send({ name: "shop/a", data: {} });
    await vi.waitFor(async () => {
      expect((await trial.database.query("select 1 from jobs.timer")).rows).toHaveLength(1);
    }, WAIT_MS);
    await trial.stopApp();
    await pause(1_300);
    await trial.startApp();
    expect((await trial.ended("nap")).output).toBe(1);
  });
});

/** A way to the database that can be shut: connections break, and new ones are refused. */
async function openDoor(): Promise<{ url: string; shut: () => Promise<void>; open: () => Promise<void> }> {
  const url = new URL(process.env.DATABASE_URL ?? "");
  const { hostname, port } = url;
  const sockets = new Set<Socket>();
  const server = createServer((inner) => {
    const outer = connect(Number(port), hostname);
    for (const socket of [inner, outer]) {
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => [inner, outer].map((end) => end.destroy()));
    }
    inner.pipe(outer).pipe(inner);
  });
  const listen = (at: number) => new Promise<void>((resolve) => server.listen(at, "127.0.0.1", resolve));
  await listen(0);
  const own = (server.address() as AddressInfo).port;
  url.hostname = "127.0.0.1";
  url.port = String(own);
  return {
    url: url.href,
    open: () => listen(own),
    shut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

test("while the database is away, events are refused rather than lost, and what the app did meanwhile is kept", async () => {
  const door = await openDoor();
  const effects: string[] = [];
  trial = await Trial.start(
    (app) => [
      app.createFunction({ id: "work", triggers: [{ event: "shop/a" }], checkpointing: false }, async ({ step }) => {
        await step.run("slow", async () => {
          effects.push("slow");
          await pause(700);
        });
        await step.run("next", () => effects.push("next"));
      }),
      app.createFunction({ id: "later", triggers: [{ event: "shop/b" }] }, () => "later"),
    ],
    { databaseUrl: door.url },
  );
  await trial.client.send({ name: "shop/a", data: {} });
  await vi.waitFor(() => expect(effects).toEqual(["slow"]), WAIT_MS);
  await door.shut();
  const event = { method: "POST", body: JSON.stringify({ name: "shop/b", id: "b-1" }) };
  const send = () => fetch(`${trial.jobs.url}/e/${EVENT_KEY}`, event);
  expect((await send()).status).toBe(503);
  expect((await fetch(`${trial.jobs.url}/health`)).status).toBe(503);
  await pause(1_000);
  await door.open();
  await vi.waitFor(async () => expect((await send()).status).toBe(200), WAIT_MS);
  expect((await trial.ended("later")).output).toBe("later");
  await trial.ended("work");
  expect(effects).toEqual(["slow", "next"]);
  await trial.jobs.close(0);
  await door.shut();
});

test("after the database was away for longer than a lease, no server takes the calls of another that lives", async () => {
  const door = await openDoor();
  const effects: string[] = [];
  trial = await Trial.start(
    (app) => [
      app.createFunction({ id: "work", triggers: [{ event: "shop/a" }] }, async ({ step, event }) => {
        await step.run("slow", async () => {
          effects.push(`slow ${event.data.n}`);
          await pause(2_500);
        });
      }),
    ],
    { databaseUrl: door.url, leaseMs: 1_000 },
  );
  const second = trial.createServer();
  await second.listen();
  await trial.client.send([0, 1, 2, 3].map((n) => ({ name: "shop/a", data: { n } })));
  await vi.waitFor(() => expect(effects).toHaveLength(4), WAIT_MS);
  await door.shut();
  await pause(1_500);
  await door.open();
  await vi.waitFor(async () => {
    const done = (await trial.runs("work")).filter((run) => run.status === "Completed");
    expect(done).toHaveLength(4);
  }, WAIT_MS);
  expect(effects).toHaveLength(4);
  await second.close(0);
  await trial.jobs.close(0);
  await door.shut();
});

test("when the database cuts all connections, everything goes on and no effect is repeated", async () => {
  const effects: string[] = [];
  trial = await Trial.start((app) => [
    app.createFunction({ id: "work", triggers: [{ event: "shop/a" }] }, async ({ step }) => {
      for (let i = 0; i < 4; i++) {
        await step.run(`step-${i}`, async () => {
          effects.push(`step-${i}`);
          await pause(100);
        });
        if (i === 1) await step.sleep("nap", "1s");
      }
    }),
  ]);
  await trial.client.send({ name: "shop/a", data: {} });
  for (let i = 0; i < 6; i++) {
    await pause(120);
    await trial.database.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jobs' and datname = current_database()",
    );
  }
  await trial.ended("work");
  expect(effects).toEqual(["step-0", "step-1", "step-2", "step-3"]);
});
