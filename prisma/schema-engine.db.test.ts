import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

/** Runs Prisma's command line on this file's database, with no way to download anything. */
async function prisma(...args: string[]): Promise<string> {
  const environment = {
    ...process.env,
    CHECKPOINT_DISABLE: "1",
    PRISMA_ENGINES_MIRROR: "http://127.0.0.1:9",
  };
  const cli = ["node_modules/prisma/build/index.js", ...args, "--config", "prisma/prisma.config.ts"];
  const { stdout } = await run(process.execPath, cli, { env: environment });
  return stdout;
}

test("the migrations add up to the schema", async () => {
  const difference = await prisma("migrate", "diff", "--from-config-datasource", "--to-schema", "prisma", "--script");
  expect(difference).toContain("This is an empty migration");
}, 60_000);

test("Prisma takes a database that the shop migrated for its own work", async () => {
  expect(await prisma("migrate", "status")).toContain("Database schema is up to date!");
}, 60_000);
