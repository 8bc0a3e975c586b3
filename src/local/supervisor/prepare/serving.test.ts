import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { assertNobodyServes, markServing } from "./serving";

const root = mkdtempSync(join(tmpdir(), "serving-"));
afterAll(() => rmSync(root, { recursive: true }));

/** Another process that serves from `root` until it is killed. */
async function anotherShop() {
  const code = `import { markServing } from ${JSON.stringify(join(import.meta.dirname, "serving.ts"))}; markServing(${JSON.stringify(root)}); console.log("open"); setInterval(() => {}, 1000);`;
  const bundled = (await import("esbuild")).buildSync({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    write: false,
  }).outputFiles[0]?.text;
  const child = spawn(process.execPath, ["--input-type=module", "-e", bundled ?? ""], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

it("refuses a build while another process serves, and names it; not any more when that was killed", async () => {
  assertNobodyServes(root);
  const other = await anotherShop();
  expect(() => assertNobodyServes(root)).toThrow(`process ${other.pid}`);
  other.kill("SIGKILL");
  await once(other, "exit");
  expect(() => assertNobodyServes(root)).not.toThrow();
});

it("does not stand in its own way", () => {
  const end = markServing(root);
  expect(() => assertNobodyServes(root)).not.toThrow();
  end();
});
