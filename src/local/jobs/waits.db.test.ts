import { afterEach, expect, test, vi } from "vitest";
import type { RunDetail } from "./get-run";
import { EVENT_KEY, Trial, WAIT_MS } from "./trial";

let trial: Trial;
afterEach(() => trial.close());

function endOf(run: RunDetail, name: string): number {
  return run.steps.find((step) => step.name === name)?.endedAt?.getTime() ?? 0;
}

async function waiting(count: number): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await trial.database.query("select 1 from jobs.wait where step_id is not null");
    expect(rows).toHaveLength(count);
  }, WAIT_MS);
}

test("waitForEvent goes on with the matching event, and not with another key's or an earlier one", async () => {
  trial = await Trial.start((app) => [
    app.createFunction({ id: "wait", triggers: [{ event: "shop/a" }] }, async ({ step }) => {
      const paid = await step.waitForEvent("paid", { event: "shop/paid", timeout: "1h", match: "data.id" });
      return paid?.data;
    }),
  ]);
  await trial.client.send({ name: "shop/paid", data: { id: "o1", n: 0 } });
  await trial.client.send({ name: "shop/a", data: { id: "o1" } });
  await waiting(1);
  await trial.client.send({ name: "shop/paid", data: { id: "o2", n: 1 } });
  await trial.client.send({ name: "shop/paid", data: { id: "o1", n: 2 } });
  expect((await trial.ended("wait")).output).toEqual({ id: "o1", n: 2 });
});

test("waitForEvent gives null after its timeout", async () => {
  trial = await Trial.start((app) => [
    app.createFunction({ id: "wait", triggers: [{ event: "shop/a" }] }, async ({ step }) => {
      const paid = await step.waitForEvent("paid", { event: "shop/paid", timeout: "1s", if: "async.data.id == 'o1'" });
      return { paid };
    }),
  ]);
  await trial.client.send({ name: "shop/a", data: {} });
  expect((await trial.ended("wait")).output).toEqual({ paid: null });
});

test("an event that came in time ends a wait although the app was away until after the wait's end", async () => {
  trial = await Trial.start((app) => [
    app.createFunction({ id: "wait", triggers: [{ event: "shop/a" }] }, async ({ step }) => {
      const paid = await step.waitForEvent("paid", { event: "shop/paid", timeout: "1s" });
      return paid?.data;
    }),
  ]);
  const send = (name: string) =>
    fetch(`${trial.jobs.url}/e/${EVENT_KEY}`, { method: "POST", body: JSON.stringify({ name, data: { n: 1 } }) });
  await send("shop/a");
  await waiting(1);
  const { rows } = await trial.database.query<{ due_at: Date }>("select due_at from jobs.timer");
  await trial.database.query("update jobs.timer set due_at = due_at + interval '2 seconds'");
  await trial.database.query(
    "update jobs.wait set expires_at = expires_at + interval '2 seconds' where step_id is not null",
  );
  await trial.stopApp();
  await vi.waitFor(async () => {
    expect(await (await fetch(`${trial.jobs.url}/health`)).json()).toMatchObject({ app: "waiting" });
  }, WAIT_MS);
  expect((await send("shop/paid")).status).toBe(200);
  const endsMs = (rows[0]?.due_at.getTime() ?? 0) + 2_000;
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, endsMs + 200 - Date.now())));
  await trial.startApp();
  expect((await trial.ended("wait")).output).toEqual({ n: 1 });
});

test("parallel steps each run once, at the same time, and the next one follows all of them", async () => {
  const effects: string[] = [];
  trial = await Trial.start((app) => [
    app.createFunction({ id: "fan", triggers: [{ event: "shop/a" }] }, async ({ step }) => {
      const both = await Promise.all([
        step.run("a", () => effects.push("a")),
        step.run("b", () => effects.push("b")),
        step.sleep("nap", "1s"),
      ]);
      await step.run("after", () => effects.push("after"));
      return both.slice(0, 2).sort();
    }),
  ]);
  await trial.client.send({ name: "shop/a", data: {} });
  expect((await trial.ended("fan")).output).toEqual([1, 2]);
  expect(effects.slice(0, 2).sort()).toEqual(["a", "b"]);
  expect(effects.slice(2)).toEqual(["after"]);
});

test("a failing branch of parallel steps is retried by itself", async () => {
  const tries = { good: 0, bad: 0 };
  trial = await Trial.start((app) => [
    app.createFunction({ id: "fan", triggers: [{ event: "shop/a" }], retries: 2 }, async ({ step }) => {
      return Promise.all([
        step.run("good", () => ++tries.good),
        step.run("bad", () => {
          if (++tries.bad < 3) throw new Error("not yet");
          return "at last";
        }),
      ]);
    }),
  ]);
  await trial.client.send({ name: "shop/a", data: {} });
  expect((await trial.ended("fan")).output).toEqual([1, "at last"]);
  expect(tries).toEqual({ good: 1, bad: 3 });
});

test("a race goes on with the first, and its loser does not make the step after it run again", async () => {
  const effects: string[] = [];
  trial = await Trial.start((app) => [
    app.createFunction({ id: "race", triggers: [{ event: "shop/a" }] }, async ({ step, group }) => {
      const winner = await group.parallel({ mode: "race" }, () =>
        Promise.race([step.sleep("short", "1s").then(() => "short"), step.sleep("longer", "2s").then(() => "longer")]),
      );
      // Still under way when the longer sleep ends.
      await step.run("after", async () => {
        effects.push(`after ${winner}`);
        await new Promise((resolve) => setTimeout(resolve, 1_500));
      });
      await step.run("last", () => effects.push("last"));
    }),
  ]);
  await trial.client.send({ name: "shop/a", data: {} });
  const run = await trial.ended("race");
  const after = run.steps.find((step) => step.name === "after");
  expect(after?.reportedAt.getTime()).toBeLessThan(endOf(run, "longer"));
  expect(effects).toEqual(["after short", "last"]);
});

test("a function that plans one step at a time (optimizeParallelism: false) finishes", async () => {
  const effects: string[] = [];
  trial = await Trial.start((app) => [
    app.createFunction(
      { id: "chain", triggers: [{ event: "shop/a" }], optimizeParallelism: false },
      async ({ step }) => {
        await Promise.all([
          step.run("c1", () => effects.push("c1")).then(() => step.run("c2", () => effects.push("c2"))),
          step.sleep("nap", "3s"),
        ]);
      },
    ),
  ]);
  await trial.client.send({ name: "shop/a", data: {} });
  const run = await trial.ended("chain");
  expect(effects).toEqual(["c1", "c2"]);
  expect(endOf(run, "c2")).toBeLessThan(endOf(run, "nap"));
});

test("thirty steps in a loop with one id are thirty results", async () => {
  let effects = 0;
  trial = await Trial.start((app) => [
    app.createFunction({ id: "loop", triggers: [{ event: "shop/a" }] }, async ({ step }) => {
      const results: number[] = [];
      for (let i = 0; i < 30; i++) results.push(await step.run("it", () => ++effects));
      return results;
    }),
  ]);
  await trial.client.send({ name: "shop/a", data: {} });
  expect((await trial.ended("loop")).output).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
});

test("many branches with failures, on two servers at once, run every step once per success", async () => {
  const effects = new Map<string, number>();
  const failed = new Set<string>();
  trial = await Trial.start((app) => [
    app.createFunction({ id: "fan", triggers: [{ event: "shop/a" }] }, async ({ step, event }) => {
      const work = (id: string) =>
        step.run(id, () => {
          const key = `${event.data.n}/${id}`;
          if (id.endsWith("3-x") && !failed.has(key)) {
            failed.add(key);
            throw new Error("once");
          }
          effects.set(key, (effects.get(key) ?? 0) + 1);
        });
      const branches = Array.from({ length: 4 }, (_, i) => work(`${i}-x`).then(() => work(`${i}-y`)));
      await Promise.all(branches);
      await work("end");
    }),
  ]);
  const second = trial.createServer();
  await second.listen();
  await trial.client.send(Array.from({ length: 5 }, (_, n) => ({ name: "shop/a", data: { n } })));
  await vi.waitFor(async () => {
    const runs = await trial.runs("fan");
    expect(runs.filter((run) => run.status === "Completed")).toHaveLength(5);
  }, WAIT_MS);
  await second.close(0);
  expect(effects.size).toBe(5 * 9);
  expect([...effects].filter(([, times]) => times !== 1)).toEqual([]);
});
