import { existsSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../run-command";
import type { Environment } from "../settings";
import { tiedEnvironment } from "../tied-environment";
import { hashFiles } from "./hash-files";
import { isStamped, writeStamp } from "./stamp";

/** Makes Prisma's client from the schema, unless that was done for this schema and these packages. Needs no database. */
export async function generateClient(root: string, env: Environment, signal?: AbortSignal): Promise<void> {
  const stamp = join(root, ".build", "prisma.stamp");
  const state = hashFiles(root, [
    "prisma/schema.prisma",
    "prisma/models",
    "prisma/prisma.config.ts",
    "package-lock.json",
  ]);
  if (isStamped(stamp, state) && existsSync(join(root, "src/generated/prisma/client.ts"))) return;
  await runCommand({
    purpose: "Generating the database client",
    args: ["node_modules/prisma/build/index.js", "generate", "--config", "prisma/prisma.config.ts"],
    // Without it the CLI asks its maker for news first.
    env: tiedEnvironment(root, { ...env, CHECKPOINT_DISABLE: "1" }),
    cwd: root,
    signal,
  });
  writeStamp(stamp, state);
}
