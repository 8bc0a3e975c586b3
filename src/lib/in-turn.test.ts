import { expect, it, vi } from "vitest";
import { inTurn } from "./in-turn";

it("runs works of one key in their order, one at a time, also behind one that failed; other keys beside", async () => {
  const seen: string[] = [];
  const work =
    (name: string, fails = false) =>
    async () => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const all = [
    inTurn("a", work("1", true)),
    inTurn("a", work("2")),
    inTurn("b", work("other")),
    inTurn("a", work("3")),
  ];
  const results = await Promise.allSettled(all);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled", "fulfilled"]);
  expect(seen.filter((line) => !line.startsWith("other"))).toEqual([
    ...["1 begins", "1 ends", "2 begins", "2 ends", "3 begins", "3 ends"],
  ]);
  expect(seen.indexOf("other begins")).toBeLessThan(seen.indexOf("2 begins"));
});

it("does not wait for ever for one that hangs", async () => {
  vi.useFakeTimers();
  void inTurn("hangs", () => new Promise(() => {}));
  const next = inTurn("hangs", async () => "done");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await next).toBe("done");
  vi.useRealTimers();
});
