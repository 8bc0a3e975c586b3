import { afterAll, expect, it, vi } from "vitest";
import { closeDatabase, db } from "./db";
import { takeRoughPoint } from "./rough-limit";

const limit = { name: "test.rough", points: 5, perSeconds: 60 };

afterAll(closeDatabase);

const stored = (who: string) => db.rateLimit.findUnique({ where: { key: `test.rough:${who}` } });

it("lets exactly the allowed number through in one process, however many come at once, and says how long to wait", async () => {
  await takeRoughPoint(limit, "asha");
  const tries = await Promise.allSettled(Array.from({ length: 10 }, () => takeRoughPoint(limit, "asha")));
  expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(4);
  const refused = tries.find((one) => one.status === "rejected");
  expect(refused?.reason).toMatchObject({ kind: "too_many", code: "test.rough.too_many" });
  expect(refused?.reason.details.retryAfterSeconds).toBeGreaterThan(55);
  await expect(takeRoughPoint(limit, "brian")).resolves.toBeUndefined();
});

it("writes its points down for other processes within about a second, added to theirs", async () => {
  await takeRoughPoint(limit, "chebet");
  await db.rateLimit.update({ where: { key: "test.rough:chebet" }, data: { points: { increment: 3 } } });
  await vi.waitFor(async () => expect((await stored("chebet"))?.points).toBe(4), { timeout: 3_000 });
  await takeRoughPoint(limit, "chebet");
  await expect(takeRoughPoint(limit, "chebet")).rejects.toMatchObject({ code: "test.rough.too_many" });
});

it("knows at the first use of a window what other processes counted, and forgets a window that is over", async () => {
  const expire = BigInt(Date.now() + 30_000);
  await db.rateLimit.create({ data: { key: "test.rough:daudi", points: 5, expire } });
  await expect(takeRoughPoint(limit, "daudi")).rejects.toMatchObject({ code: "test.rough.too_many" });
  await db.rateLimit.create({ data: { key: "test.rough:esther", points: 5, expire: BigInt(Date.now() - 1) } });
  await expect(takeRoughPoint(limit, "esther")).resolves.toBeUndefined();
});
