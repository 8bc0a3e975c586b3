import { afterAll, expect, it } from "vitest";
import { closeDatabase } from "./db";
import { takePoint } from "./rate-limit";

const limit = { name: "test.limit", points: 3, perSeconds: 60 };

afterAll(closeDatabase);

it("lets exactly the allowed number through, however many come at once, and says how long to wait", async () => {
  const tries = await Promise.allSettled(Array.from({ length: 10 }, () => takePoint(limit, "somebody")));
  expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(3);
  await expect(takePoint(limit, "somebody")).rejects.toMatchObject({ kind: "too_many", code: "test.limit.too_many" });
  const refused = tries.find((one) => one.status === "rejected");
  expect(refused?.reason.details.retryAfterSeconds).toBeGreaterThan(0);
  expect(refused?.reason.details.retryAfterSeconds).toBeLessThanOrEqual(60);
});

it("counts each person alone", async () => {
  await Promise.all(Array.from({ length: 3 }, () => takePoint(limit, "asha")));
  await expect(takePoint(limit, "brian")).resolves.toBeUndefined();
});
