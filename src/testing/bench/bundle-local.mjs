import { build } from "esbuild";

/**
 * Bundles the local services as the launcher does, into a folder of our own, so that a running shop's files stay
 * untouched.
 * @param {Record<string, string>} entries output name → source
 * @returns {Promise<(name: string) => string>} the path of a bundle
 */
export async function bundleLocal(entries) {
  await build({
    entryPoints: entries,
    outdir: ".build/bench",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    // Mails are drawn; the checkout leaves JSX to Next.
    jsx: "automatic",
    packages: "external",
    logLevel: "warning",
  });
  return (name) => `${process.cwd()}/.build/bench/${name}.mjs`;
}
