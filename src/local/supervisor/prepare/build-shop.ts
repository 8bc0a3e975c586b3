import { readFileSync } from "node:fs";
import { join } from "node:path";
import { say } from "../output";
import { runCommand } from "../run-command";
import type { Environment } from "../settings";
import { tiedEnvironment } from "../tied-environment";
import { buildWidget } from "./build-widget";
import { hashFiles } from "./hash-files";
import { assertNobodyServes } from "./serving";
import { isStamped, writeStamp } from "./stamp";

/** All that a build depends on. */
const SOURCES = [
  "src",
  "emails",
  "prisma/schema.prisma",
  "prisma/models",
  "public",
  "next.config.ts",
  "tailwind.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

const NO_BUILD = "none";

/**
 * Builds chat widget and shop for production unless there is a build of exactly these sources. `force` builds anyway.
 * Throws with the compiler's words when the sources do not build, and when an open shop lives on the present build.
 */
export async function buildShop(root: string, env: Environment, force: boolean, signal?: AbortSignal): Promise<void> {
  const dist = join(root, env.NEXT_DIST_DIR || ".next");
  // In the build's own folder, which Next empties before it builds: no stamp outlives its build.
  const stamp = join(dist, "built-from");
  const sources = sourcesHash(root, env);
  if (!force && buildId(dist) !== NO_BUILD && isStamped(stamp, `${sources} ${buildId(dist)}`)) return;
  assertNobodyServes(root);
  say("Building the shop; this takes up to a minute and is only done when its sources have changed …");
  const started = Date.now();
  await buildWidget(root, false);
  await runCommand({
    purpose: "Building the shop",
    args: ["node_modules/next/dist/bin/next", "build"],
    env: tiedEnvironment(root, { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }),
    cwd: root,
    signal,
  });
  if (buildId(dist) === NO_BUILD) throw new Error("Building the shop ended without a build.");
  writeStamp(stamp, `${sources} ${buildId(dist)}`);
  say(`Built in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
}

/** Next puts the values of NEXT_PUBLIC_ variables into the build. */
function sourcesHash(root: string, env: Environment): string {
  const inlined = Object.entries(env).filter(([name]) => name.startsWith("NEXT_PUBLIC_"));
  return `${hashFiles(root, SOURCES, isNoSource)} ${JSON.stringify(inlined.sort())}`;
}

/** Generated files, tests and what runs beside the shop change no build. */
export function isNoSource(path: string): boolean {
  const beside = ["src/generated", "src/local", "src/testing", "public/widget"];
  return beside.includes(path) || /\.test\.tsx?$/.test(path);
}

/** What Next calls the build that lies there; another one than ours, made by hand, is not trusted. */
function buildId(dist: string): string {
  try {
    return readFileSync(join(dist, "BUILD_ID"), "utf8");
  } catch {
    return NO_BUILD;
  }
}
