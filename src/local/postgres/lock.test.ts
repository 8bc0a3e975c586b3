import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { tryLock, withLock } from "./lock";
import { lifeOf } from "./processes";

const dir = mkdtempSync(join(tmpdir(), "lock-test-"));
const path = join(dir, "lock");
afterAll(() => rmSync(dir, { recursive: true }));

test("is held by one at a time and tells the others who has it", () => {
  const release = tryLock(path);
  expect(release).toBeTypeOf("function");
  expect(tryLock(path)).toEqual({ ownerPid: process.pid });
  (release as () => void)();
  const again = tryLock(path);
  expect(again).toBeTypeOf("function");
  (again as () => void)();
});

test("is taken over when the owner's process id now belongs to another process", () => {
  writeFileSync(path, `${process.pid} ${Number(lifeOf(process.pid)) - 1}`);
  const release = tryLock(path);
  expect(release).toBeTypeOf("function");
  (release as () => void)();
});

test("never lets two pieces of work run at once", async () => {
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 5 }, () =>
      withLock(path, async () => {
        most = Math.max(most, ++inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside--;
      }),
    ),
  );
  expect(most).toBe(1);
});

test("is given back when the work throws", async () => {
  await expect(withLock(path, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  await expect(withLock(path, async () => "free")).resolves.toBe("free");
});

test("gives up with the owner's process id when a living process keeps it", async () => {
  const release = tryLock(path) as () => void;
  await expect(withLock(path, async () => {}, 10)).rejects.toThrow(String(process.pid));
  release();
});
