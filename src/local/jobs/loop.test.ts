import { afterEach, expect, test, vi } from "vitest";
import { Loop, type Next } from "./loop";

let loop: Loop | undefined;
afterEach(() => loop?.stop());

function start(work: () => Promise<Next>, onError: (error: unknown) => void = () => undefined) {
  loop = new Loop(work, { idleMs: 60_000, retryMs: 1, onError });
  loop.start();
  return loop;
}

test("works at once, and again when woken, also when woken during its work", async () => {
  let turns = 0;
  const one = start(async () => {
    turns++;
    if (turns === 2) one.wake();
    return null;
  });
  await vi.waitFor(() => expect(turns).toBe(1));
  one.wake();
  await vi.waitFor(() => expect(turns).toBe(3));
});

test("works at the moment it asked for", async () => {
  const turns: number[] = [];
  const begin = Date.now();
  start(async () => {
    turns.push(Date.now() - begin);
    return turns.length === 1 ? new Date(begin + 80) : null;
  });
  await vi.waitFor(() => expect(turns).toHaveLength(2));
  expect(turns[1]).toBeGreaterThanOrEqual(79);
});

test("goes on after a failure, and says so", async () => {
  const failures: unknown[] = [];
  let turns = 0;
  start(
    async () => {
      if (++turns === 1) throw new Error("away");
      return null;
    },
    (error) => failures.push(error),
  );
  await vi.waitFor(() => expect(turns).toBe(2));
  expect(failures).toHaveLength(1);
});

test("does nothing after it was stopped", async () => {
  let turns = 0;
  const one = start(async () => {
    turns++;
    return "again";
  });
  await one.stop();
  const before = turns;
  one.wake();
  await new Promise((resolve) => setImmediate(resolve));
  expect(turns).toBe(before);
});
