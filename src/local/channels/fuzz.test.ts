import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { playFuzz } from "./fuzz/play-fuzz";
import { CREDENTIALS, Trial } from "./testing";

describe("whatever clients and callers send", () => {
  let trial: Trial;
  beforeAll(async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    trial = await Trial.start({ subscriptionCounts: true });
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await trial.stop();
  });

  // More of it, for minutes and with an eye on memory: `npm run bench -- fuzz`.
  test("breaks nothing, is never answered by 5xx, and costs nobody else an event", async () => {
    const target = { ...CREDENTIALS, port: trial.port };
    const { statuses, missed, frames } = await playFuzz(target, 7, (rounds) => rounds >= 4);
    expect(Object.keys(statuses).filter((status) => status.startsWith("5"))).toEqual([]);
    expect(missed).toBe(0);
    expect(frames).toBe(4 * 10 * 40);
    expect(Object.keys(statuses)).toEqual(expect.arrayContaining(["200", "400", "404"]));
    const health = `http://127.0.0.1:${trial.port}/health`;
    await expect.poll(async () => (await (await fetch(health)).json()).connections).toBe(0);
  });
});
