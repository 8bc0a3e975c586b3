import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { isNoSource } from "./build-shop";
import { hashFiles } from "./hash-files";
import { isStamped, writeStamp } from "./stamp";

const root = mkdtempSync(join(tmpdir(), "hash-test-"));
afterAll(() => rmSync(root, { recursive: true }));
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const hash = () => hashFiles(root, ["src", "public", "missing.json"], isNoSource);

test("a build is stale after a change of any source, and of nothing else", () => {
  write("src/app/page.tsx", "one");
  const first = hash();
  write("src/app/page.test.tsx", "a test");
  write("src/generated/prisma/client.ts", "made");
  write("src/local/start.mjs", "beside");
  write("src/testing/run.mjs", "beside");
  write("public/widget/chat.js", "made");
  expect(hash()).toBe(first);
  write("src/app/page.tsx", "two");
  const second = hash();
  expect(second).not.toBe(first);
  write("public/logo.svg", "new");
  const third = hash();
  expect(third).not.toBe(second);
  write("missing.json", "now there");
  expect(hash()).not.toBe(third);
});

test("a stamp stands for one state only", () => {
  const stamp = join(root, "deep", "stamp");
  expect(isStamped(stamp, "a")).toBe(false);
  writeStamp(stamp, "a");
  expect(isStamped(stamp, "a")).toBe(true);
  expect(isStamped(stamp, "b")).toBe(false);
});
