import { expect } from "@playwright/test";
import { storm } from "../bench/storm.mjs";
import { test } from "./journey";
import { startShop, stormyShop } from "./shop-process";

test.describe.configure({ timeout: 240_000 });

test("2,000 messages under kill -9 of app, Postgres, jobs and Channels: each acknowledged one is there once, in order, on both sides", async () => {
  const shop = await startShop(stormyShop, { clean: true });
  try {
    const found = await storm({ pid: shop.pid, dataDir: stormyShop.dataDir }, { messages: 2_000, kills: 8 });
    expect(found.faults).toEqual([]);
    expect(found.acknowledged).toBe(2_000);
    expect(Object.values(found.kills).every((count) => count >= 1)).toBe(true);
  } finally {
    await shop.stop();
  }
});
