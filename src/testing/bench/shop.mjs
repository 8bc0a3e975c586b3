import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const DATA_DIR = ".data/bench";
const SERVICES_FILE = `${DATA_DIR}/services.json`;
/**
 * The shop takes the first of these that is free, its local services the ports after it. Below 32768: a stress of thousands of
 * connections leaves the ports above it closing for a minute.
 */
const PORTS = [23_500, 23_510, 23_520, 23_530, 23_540];
/** The first start after a change of the sources builds them. */
const START_WITHIN_MS = 300_000;
const STOP_WITHIN_MS = 15_000;

export const STAFF = { email: "bench@householdplanet.example", password: "a-long-password-for-the-bench" };

/**
 * The shop that the measurements share: started as a user does (`npm start`) with data of its own when a measurement
 * first asks for it, and ended with all its services by `stop`.
 */
export function createShop() {
  let starting;
  return {
    /** @returns its `url`, its `port`, `pid` of the launcher, and `html(path)`: a page's body and headers as served */
    start() {
      starting ??= startShop();
      return starting;
    },
    async stop() {
      await (await starting?.catch(() => undefined))?.stop();
    },
  };
}

async function startShop() {
  const port = await firstFree(PORTS);
  rmSync(SERVICES_FILE, { force: true });
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ["src/local/start.mjs", "start", "--clean"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      PATH,
      HOME,
      NODE_ENV: "production",
      PORT: String(port),
      DATA_DIR,
      STAFF_EMAIL: STAFF.email,
      STAFF_PASSWORD: STAFF.password,
      LOG_LEVEL: "warn",
    },
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode) return;
    const gone = once(child, "exit");
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
    await gone;
    clearTimeout(late);
  };
  try {
    await up(child);
  } catch (error) {
    await stop();
    throw error;
  }
  const { url } = JSON.parse(readFileSync(SERVICES_FILE, "utf8")).app;
  const html = async (path) => {
    const answer = await fetch(url + path);
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
    return { body: await answer.text(), headers: answer.headers };
  };
  return { url, port, pid: child.pid, html, stop };
}

async function up(child) {
  for (const deadline = Date.now() + START_WITHIN_MS; Date.now() < deadline; await sleep(200)) {
    if (child.exitCode !== null) throw new Error(`the shop ended with ${child.exitCode} before it was up`);
    if (!existsSync(SERVICES_FILE)) continue;
    const { url } = JSON.parse(readFileSync(SERVICES_FILE, "utf8")).app;
    if (
      await fetch(`${url}/api/health`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
  }
  throw new Error(`the shop was not up within ${START_WITHIN_MS / 1000} s`);
}

async function firstFree(ports) {
  for (const port of ports) if (await isFree(port)) return port;
  throw new Error(`The ports ${ports.join(", ")} are all taken.`);
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
