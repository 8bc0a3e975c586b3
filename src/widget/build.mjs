// Builds the shopper's chat as bundles of its own: chat.js (what the launcher loads at the first tap) with what is split off it, embed.js
// (the launcher for other sites) and worker.js (sends what waits after the tab is gone).
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build, context } from "esbuild";

/** The design's colours, read from the one place that has them. */
async function shopColors() {
  const contents = 'export { lightColors, darkColors } from "./tailwind.config.ts"';
  const options = {
    stdin: { contents, resolveDir: fileURLToPath(new URL("../..", import.meta.url)) },
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
  };
  const { outputFiles } = await build(/** @type {any} */ (options));
  const { lightColors, darkColors } = await import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`
  );
  return { light: lightColors, dark: darkColors };
}

/**
 * Loaded later, each when it is first wanted; what they share with chat.js they take from there (lent.ts). Parts of one group share
 * files beside; between groups the few lines that two would share are carried twice: less than a file of its own costs (QUALITY.md P2).
 */
const PARTS = [
  { extras: "src/widget/extras.tsx" },
  { realtime: "src/lib/browser/realtime.ts" },
  { attend: "src/widget/attend.ts" },
  { sheets: "src/widget/sheets.tsx", rating: "src/widget/rating.tsx" },
];
const LENT = /^(preact|preact\/jsx-runtime|\.\/(browser-memory|chat-api|icons|shop-origin|wear))$/;

/** A part is a file beside the one that asks for it. @type {import("esbuild").Plugin} */
const partsBeside = {
  name: "parts-beside",
  setup({ onResolve }) {
    onResolve({ filter: /./ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path: `./${path.split("/").at(-1)}.js`, external: true } : undefined,
    );
  },
};

/** In the parts: what chat.js has is not carried again. @type {import("esbuild").Plugin} */
const takenFromChat = {
  name: "taken-from-chat",
  setup({ onResolve }) {
    onResolve({ filter: LENT }, () => ({ path: "./chat.js", external: true }));
  },
};

/**
 * @param {{ outdir: string, minify: boolean, watch?: boolean }} options
 * @returns {Promise<() => Promise<void>>} ends watching
 */
export async function buildWidget({ outdir, minify, watch = false }) {
  const shared = {
    outdir,
    bundle: true,
    minify,
    jsx: /** @type {const} */ ("automatic"),
    target: "es2022",
    charset: /** @type {const} */ ("utf8"),
    tsconfigRaw: { compilerOptions: { paths: { "@/*": ["./src/*"] }, baseUrl: "." } },
    logLevel: /** @type {const} */ ("warning"),
  };
  const esm = { ...shared, format: /** @type {const} */ ("esm") };
  const bundles = [
    {
      ...esm,
      entryPoints: { chat: "src/widget/chat.tsx" },
      plugins: [partsBeside],
      alias: { "preact/jsx-runtime": "./src/widget/jsx.ts" },
    },
    ...PARTS.map((entryPoints) => ({
      ...esm,
      entryPoints,
      splitting: true,
      chunkNames: "part-[hash]",
      plugins: [takenFromChat, partsBeside],
      // The official client's build without the fallbacks of browsers that have no WebSocket, as its makers minify it: 2.2 KB less. It
      // does not watch whether the device is online; listen.ts does.
      alias: { "pusher-js": "pusher-js/dist/worker/pusher.worker.min.js" },
    })),
    // Classic scripts: one is written into other sites' pages, the other is a worker in browsers that know no module workers.
    {
      ...shared,
      entryPoints: { embed: "src/widget/embed.ts", worker: "src/widget/worker.ts" },
      format: /** @type {const} */ ("iife"),
      define: { SHOP_COLORS: JSON.stringify(await shopColors()) },
    },
  ];
  rmSync(outdir, { recursive: true, force: true });
  if (!watch) {
    await Promise.all(bundles.map((bundle) => build(bundle)));
    return async () => {};
  }
  const watching = await Promise.all(bundles.map((bundle) => context(bundle)));
  await Promise.all(watching.map((one) => one.watch()));
  return async () => void (await Promise.all(watching.map((one) => one.dispose())));
}
