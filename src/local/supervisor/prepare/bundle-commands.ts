import { existsSync } from "node:fs";
import { join } from "node:path";
import { build, stop } from "esbuild";
import { isNoSource } from "./build-shop";
import { hashFiles } from "./hash-files";
import { isStamped, writeStamp } from "./stamp";

/** The product's programs that the launcher runs beside the shop: output name → source. */
const COMMANDS = {
  "migrate-database": "src/server/migrate-database.ts",
  "ensure-first-staff": "src/server/ensure-first-staff.ts",
  seed: "prisma/seed.ts",
};

export type ProductCommand = keyof typeof COMMANDS;

/** The file that runs a bundled command. */
export const commandFile = (root: string, command: ProductCommand) => join(root, ".build", "product", `${command}.js`);

/**
 * Bundles the product's set-up programs for Node, unless that was done for these sources: packages stay outside, the
 * sources' `@/` paths are resolved.
 */
export async function bundleCommands(root: string): Promise<void> {
  const stamp = join(root, ".build", "product.stamp");
  const isBeside = (path: string) => path === "prisma/demo/scenes" || isNoSource(path);
  const sources = hashFiles(root, ["src", "emails", "prisma", "tsconfig.json", "package-lock.json"], isBeside);
  if (isStamped(stamp, sources) && existsSync(commandFile(root, "seed"))) return;
  await build({
    absWorkingDir: root,
    entryPoints: COMMANDS,
    outdir: ".build/product",
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    jsx: "automatic",
    sourcemap: "inline",
    logLevel: "warning",
    // The marker package throws outside of a React server build.
    alias: { "server-only": join(root, "node_modules", "server-only", "empty.js") },
  });
  await stop();
  writeStamp(stamp, sources);
}
