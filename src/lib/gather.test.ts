import { describe, expect, it } from "vitest";
import { gather } from "./gather";

const turn = () => new Promise((resolve) => setImmediate(resolve));

function counted({ lanes = 1, most = 50 } = {}) {
  const runs: number[][] = [];
  const ends: (() => void)[] = [];
  const double = gather<number, number>({
    run: async (items) => {
      runs.push(items);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (items.includes(13)) throw new Error("13");
      if (items.includes(0)) throw new Error("away");
      return items.map((item) => item * 2);
    },
    isOfOne: (error) => error instanceof Error && error.message === "13",
    lanes,
    most,
  });
  const end = async () => {
    await turn();
    for (const resolve of ends.splice(0)) resolve();
    await turn();
  };
  return { runs, double, end };
}

describe("gather", () => {
  it("runs together what is asked for at the same time, and gives each its own result", async () => {
    const { runs, double, end } = counted();
    const asked = Promise.all([double(1), double(2), double(3)]);
    await end();
    expect(await asked).toEqual([2, 4, 6]);
    expect(runs).toEqual([[1, 2, 3]]);
  });

  it("gathers the next run while the lanes are busy, and loses none", async () => {
    const { runs, double, end } = counted({ most: 2 });
    const first = double(1);
    await turn();
    const later = Promise.all([double(2), double(3), double(4)]);
    for (let runsLeft = 3; runsLeft > 0; runsLeft--) await end();
    expect(await first).toBe(2);
    expect(await later).toEqual([4, 6, 8]);
    expect(runs).toEqual([[1], [2, 3], [4]]);
  });

  it("never has more runs under way than lanes", async () => {
    const { runs, double, end } = counted({ lanes: 2, most: 1 });
    const asked = Promise.all([double(1), double(2), double(3)]);
    await turn();
    expect(runs).toHaveLength(2);
    await end();
    await end();
    expect(await asked).toEqual([2, 4, 6]);
  });

  it("lets one's fault fail that one alone", async () => {
    const { double, end } = counted();
    const asked = Promise.allSettled([double(1), double(13), double(3)]);
    await end();
    await end();
    expect((await asked).map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  it("repeats nothing when the fault is nobody's own: it may have been done", async () => {
    const { runs, double, end } = counted();
    const asked = Promise.allSettled([double(0), double(1)]);
    await end();
    expect((await asked).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(runs).toHaveLength(1);
  });
});
