import { fork } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const dir = mkdtempSync(join(tmpdir(), "exit-with-parent-test-"));
afterAll(() => rmSync(dir, { recursive: true }));

function start(name: string, code: string) {
  const file = join(dir, `${name}.mjs`);
  writeFileSync(file, code);
  const child = fork(file, { execArgv: [`--import=file://${join(import.meta.dirname, "exit-with-parent.mjs")}`] });
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  return { child, ended };
}

test("a program that has finished ends by itself", async () => {
  expect(await start("finished", "process.exitCode = 4;").ended).toBe(4);
});

test("a worker that has nothing to do but wait for messages stays until it gets one", async () => {
  const { child, ended } = start("worker", `process.on("message", () => process.exit(5)); process.send("waiting");`);
  await new Promise((resolve) => child.once("message", resolve));
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(child.exitCode).toBeNull();
  child.send("work");
  expect(await ended).toBe(5);
});

test("a program that would run for ever ends with its parent", async () => {
  const { child, ended } = start("endless", `setInterval(() => {}, 1000); process.send("running");`);
  await new Promise((resolve) => child.once("message", resolve));
  child.disconnect();
  expect(await ended).toBe(0);
});
