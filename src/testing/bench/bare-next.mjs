import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.mjs";

const DIR = ".build/bench-app";
const NEXT = "node_modules/next/dist/bin/next";
const START_WITHIN_MS = 20_000;

const sources = {
  "package.json": JSON.stringify({ name: "bench-app", private: true, type: "module" }),
  "next.config.js": "export default { poweredByHeader: false };\n",
  "app/message/route.js": `export async function POST(request) {
  const { content } = await request.json();
  return Response.json({ message: { content } }, { status: 201 });
}\n`,
};

/** `PATH` of its only route: takes JSON by POST, answers 201 with JSON, does nothing else. */
export const BARE_PATH = "/message";

/**
 * A Next app of one bare route handler, built (once for these sources and this Next) and served for production by this
 * checkout's Next: the most that any of our routes could reach.
 * @returns {Promise<{ port: number, pid: number, stop: () => Promise<void> }>}
 */
export async function startBareNext() {
  buildOnce();
  const port = await freePort();
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [NEXT, "start", DIR, "-p", String(port), "-H", "127.0.0.1"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { PATH, HOME, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode) return;
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    await gone;
  };
  for (const deadline = Date.now() + START_WITHIN_MS; Date.now() < deadline; await sleep(100)) {
    const answers = await fetch(`http://127.0.0.1:${port}${BARE_PATH}`).then(
      () => true,
      () => false,
    );
    if (answers) return { port, pid: child.pid, stop };
  }
  await stop();
  throw new Error("the bare Next app did not start");
}

function buildOnce() {
  const { version } = JSON.parse(readFileSync("node_modules/next/package.json", "utf8"));
  const stamp = join(DIR, "built.json");
  const state = JSON.stringify({ version, sources });
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === state) return;
  for (const [name, text] of Object.entries(sources)) {
    mkdirSync(join(DIR, name, ".."), { recursive: true });
    writeFileSync(join(DIR, name), text);
  }
  // Turbopack would take the instrumentation and the proxy of the shop's own src into this app.
  const { status, stdout, stderr } = spawnSync(process.execPath, [NEXT, "build", DIR, "--webpack"], {
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (status !== 0) throw new Error(`the bare Next app does not build:\n${stdout}${stderr}`);
  writeFileSync(stamp, state);
}
