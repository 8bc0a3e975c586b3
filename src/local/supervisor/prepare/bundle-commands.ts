import { join } from "node:path";
import { build } from "esbuild";

/** The product's programs that the launcher runs beside the shop: output name → source. */
const COMMANDS = {
  "migrate-database": "src/server/migrate-database.ts",
  "ensure-first-staff": "src/server/ensure-first-staff.ts",
  seed: "prisma/seed.ts",
};

export type ProductCommand = keyof typeof COMMANDS;

/** The file that runs a bundled command. */
export const commandFile = (root: string, command: ProductCommand) => join(root, ".build", "product", `${command}.js`);

/** Bundles the product's set-up programs for Node: packages stay outside, the sources' `@/` paths are resolved. */
export async function bundleCommands(root: string): Promise<void> {
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
}
