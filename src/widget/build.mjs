// Builds the shopper's chat as a bundle of its own: chat.js (what the launcher loads at the first tap) and, split off, realtime with decryption.
import { rmSync } from "node:fs";
import { build, context } from "esbuild";

/**
 * @param {{ outdir: string, minify: boolean, watch?: boolean }} options
 * @returns {Promise<() => Promise<void>>} ends watching
 */
export async function buildWidget({ outdir, minify, watch = false }) {
  const options = {
    entryPoints: { chat: "src/widget/chat.tsx" },
    outdir,
    bundle: true,
    minify,
    format: "esm",
    splitting: true,
    chunkNames: "[name]-[hash]",
    jsx: "automatic",
    target: "es2020",
    tsconfigRaw: { compilerOptions: { paths: { "@/*": ["./src/*"] }, baseUrl: "." } },
    logLevel: "warning",
  };
  rmSync(outdir, { recursive: true, force: true });
  if (!watch) {
    await build(options);
    return async () => {};
  }
  const watching = await context(options);
  await watching.watch();
  return () => watching.dispose();
}
