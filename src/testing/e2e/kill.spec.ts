import { execFileSync } from "node:child_process";
import { expect } from "@playwright/test";
import { test } from "./journey";
import { mailsTo } from "./mailbox";
import { doomedShop, readServices, type ShopProcess, startShop } from "./shop-process";
import { addToCart, freshEmail, newShopper, signUpConfirmed } from "./shopper";
import { switchWelcome } from "./switch-welcome";

test.describe.configure({ timeout: 300_000 });

/** Every process of the shop: the supervisor, its children, and the database, which is its own session. */
function processesOf(dataDir: string): number[] {
  const table = execFileSync("ps", ["-eo", "pid,ppid,args"], { encoding: "utf8" }).trim().split("\n").slice(1);
  const rows = table.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)).filter((row) => row !== null);
  const found = new Set(rows.filter((row) => row[3]?.includes(dataDir)).map((row) => Number(row[1])));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const row of rows) if (found.has(Number(row[2]))) found.add(Number(row[1]));
  }
  return [...found].filter((pid) => pid !== process.pid);
}

function killAll(shop: ShopProcess): void {
  const pids = new Set([shop.pid, ...processesOf(doomedShop.dataDir)]);
  for (let before = -1; before !== pids.size; ) {
    before = pids.size;
    const table = execFileSync("ps", ["-eo", "pid,ppid"], { encoding: "utf8" }).trim().split("\n").slice(1);
    for (const line of table) {
      const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
      if (pids.has(parent)) pids.add(pid);
    }
  }
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // Gone already with its parent.
    }
  }
}

test("everything killed during a wait and started again: the sequence goes on, and nothing is sent twice", async ({
  browser,
}) => {
  let shop = await startShop(doomedShop, { clean: true });
  try {
    await switchWelcome(browser, "Switch off", doomedShop);
    const email = freshEmail("killed");
    const { page } = await newShopper(browser, { shop: doomedShop });
    await signUpConfirmed(page, email, doomedShop);
    await addToCart(page, "sisal-kiondo-basket");
    const reminders = async () =>
      (await mailsTo(email, doomedShop))
        .filter((mail) => mail.text.includes("/cart/restore/"))
        .map((mail) => mail.subject);
    await expect.poll(async () => (await reminders()).length, { timeout: 120_000 }).toBe(1);
    killAll(shop);
    await expect.poll(() => processesOf(doomedShop.dataDir).length, { timeout: 15_000 }).toBe(0);
    shop = await startShop(doomedShop, { clean: false });
    await expect.poll(async () => (await reminders()).length, { timeout: 180_000 }).toBe(3);
    expect(new Set(await reminders()).size).toBe(3);
    const { url } = readServices(doomedShop).app;
    const health = await (await fetch(`${url}/api/health`)).json();
    expect(health.services).toEqual({ database: "ok", realtime: "ok", jobs: "ok", mail: "ok" });
  } finally {
    await shop.stop();
  }
  expect(processesOf(doomedShop.dataDir)).toEqual([]);
});
