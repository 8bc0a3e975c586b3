import { afterEach, expect, test, vi } from "vitest";
import { Trial, WAIT_MS } from "./trial";

let trial: Trial;
afterEach(() => trial?.close());

test("what a batch, a debounce, a throttle or a later time holds back survives the server, and happens once", async () => {
  const seen: string[] = [];
  trial = await Trial.start((app) => [
    app.createFunction(
      { id: "batched", triggers: [{ event: "shop/a" }], batchEvents: { maxSize: 5, timeout: "1s" } },
      ({ events }) => void seen.push(`batched ${events.map((event: { data: { n: number } }) => event.data.n).sort()}`),
    ),
    app.createFunction(
      { id: "calm", triggers: [{ event: "shop/a" }], debounce: { period: "1s" } },
      ({ event }) => void seen.push(`calm ${event.data.n}`),
    ),
    app.createFunction(
      { id: "spaced", triggers: [{ event: "shop/a" }], throttle: { limit: 2, period: "1s" } },
      ({ event }) => void seen.push(`spaced ${event.data.n}`),
    ),
    app.createFunction(
      { id: "rated", triggers: [{ event: "shop/a" }], rateLimit: { limit: 1, period: "1h" } },
      ({ event }) => void seen.push(`rated ${event.data.n}`),
    ),
    app.createFunction({ id: "later", triggers: [{ event: "shop/later" }] }, () => void seen.push("later")),
  ]);
  await trial.client.send([
    ...[1, 2, 3].map((n) => ({ name: "shop/a", data: { n } })),
    { name: "shop/later", data: {}, ts: Date.now() + 1_500 },
  ]);
  await trial.crashAndRestart();
  expect(seen).not.toContain("later");
  await vi.waitFor(
    () => {
      const expected = ["batched 1,2,3", "calm 3", "later", "rated 1", "spaced 1", "spaced 2", "spaced 3"];
      // What was being said while the server fell is said again.
      expect([...new Set(seen)].sort()).toEqual(expected);
    },
    { timeout: WAIT_MS, interval: 20 },
  );
  await trial.settled();
  const runs = await Promise.all(["batched", "calm", "spaced", "rated", "later"].map((id) => trial.runs(id)));
  expect(runs.map((of) => of.length)).toEqual([1, 1, 3, 1, 1]);
  await trial.crashAndRestart();
  await trial.client.send({ name: "shop/a", data: { n: 4 } });
  await vi.waitFor(() => expect(seen).toContain("spaced 4"), { timeout: WAIT_MS, interval: 20 });
  expect(await trial.runs("rated")).toHaveLength(1);
});
