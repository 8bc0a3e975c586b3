import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isPortFree } from "../postgres/ports";
import { assignPorts } from "./assign-ports";
import { claimDataDir, cleanDataDir } from "./data-dir";
import { keepSecrets, secretsFile } from "./secrets";

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "data-dir-test-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test("secrets are made once, for the owner's eyes only, and one that is missing is added", () => {
  const first = keepSecrets(dir);
  expect(keepSecrets(dir)).toEqual(first);
  expect(statSync(secretsFile(dir)).mode & 0o077).toBe(0);
  expect(Buffer.from(first.DATA_ENCRYPTION_KEY, "base64")).toHaveLength(32);
  expect(Buffer.from(first.PUSHER_ENCRYPTION_MASTER_KEY, "base64")).toHaveLength(32);
  expect(first.INNGEST_SIGNING_KEY).toMatch(/^signkey-prod-[0-9a-f]{64}$/);
  const { AUTH_SECRET, ...older } = first;
  writeFileSync(secretsFile(dir), JSON.stringify(older));
  const completed = keepSecrets(dir);
  expect(completed).toEqual({ ...first, AUTH_SECRET: completed.AUTH_SECRET });
  expect(completed.AUTH_SECRET).not.toBe(AUTH_SECRET);
});

test("a broken secrets file is reported, never replaced", () => {
  writeFileSync(secretsFile(dir), "{");
  expect(() => keepSecrets(dir)).toThrow(/broken/);
  expect(readFileSync(secretsFile(dir), "utf8")).toBe("{");
});

test("a second shop on the same data is refused with the first one's process id", () => {
  const release = claimDataDir(dir);
  expect(() => claimDataDir(dir)).toThrow(new RegExp(`process ${process.pid}`));
  release();
  claimDataDir(dir)();
});

test("cleaning drops our data and nothing else", async () => {
  keepSecrets(dir);
  mkdirSync(join(dir, "mailbox"));
  mkdirSync(join(dir, "test-postgres"));
  await cleanDataDir(dir);
  expect(existsSync(secretsFile(dir))).toBe(false);
  expect(existsSync(join(dir, "mailbox"))).toBe(false);
  expect(existsSync(join(dir, "test-postgres"))).toBe(true);
});

test("cleaning refuses a folder that somebody else uses", async () => {
  mkdirSync(join(dir, "postgres"));
  await expect(cleanDataDir(dir)).rejects.toThrow(/does not look like/);
  expect(existsSync(join(dir, "postgres"))).toBe(true);
});

test("services get the ports after the shop's, keep them, and step aside for strangers", async () => {
  const app = await freeRange();
  const first = await assignPorts(dir, app);
  expect(first).toEqual({ channels: app + 1, jobs: app + 2, mailboxWeb: app + 3, smtp: app + 4 });
  const stranger = createServer().listen(first.jobs, "127.0.0.1");
  await new Promise((resolve) => stranger.once("listening", resolve));
  const second = await assignPorts(dir, app);
  expect(second).toEqual({ ...first, jobs: second.jobs });
  expect(second.jobs).not.toBe(first.jobs);
  await new Promise((resolve) => stranger.close(resolve));
  expect(await assignPorts(dir, app)).toEqual(second);
});

/** The first of five neighbouring ports that nobody uses now. */
async function freeRange(): Promise<number> {
  for (let start = 20_000 + Math.floor(Math.random() * 10_000); ; start += 5) {
    const free = await Promise.all([1, 2, 3, 4].map((offset) => isPortFree(start + offset)));
    if (free.every(Boolean)) return start;
  }
}
