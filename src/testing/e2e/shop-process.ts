import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

/** A shop of the tests: where it keeps its data, and its first port (the local services use the next ones). */
export type TestShop = { dataDir: string; port: number };

/** The shop that the journeys share; with E2E_DATA_DIR one that runs already, e.g. `npm run dev` with STAFF's login. */
export const sharedShop: TestShop = { dataDir: resolve(process.env.E2E_DATA_DIR ?? ".data/e2e"), port: 23_900 };
/** A second one, for journeys that kill it. */
export const doomedShop: TestShop = { dataDir: resolve(".data/e2e-doomed"), port: 23_920 };
/** A third one, whose services are killed all the time. */
export const stormyShop: TestShop = { dataDir: resolve(".data/e2e-stormy"), port: 23_940 };

export const STAFF = { email: "asha@householdplanet.example", password: "a-long-password-for-tests" };
const START_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 15_000;

/** What `npm start` writes down while it runs (CONTRACT.md "Commands"). */
export type Services = {
  app: { url: string };
  database: { url: string };
  realtime: { host: string; port: number; appId: string; key: string; secret: string };
  jobs: { url: string; eventKey: string; signingKey: string };
  mailbox: { smtpHost: string; smtpPort: number; url: string };
  staff: { email: string };
};

const servicesFile = (shop: TestShop) => join(shop.dataDir, "services.json");

/** The services in use, as the running shop wrote them down. */
export function readServices(shop = sharedShop): Services {
  return JSON.parse(readFileSync(servicesFile(shop), "utf8")) as Services;
}

export type ShopProcess = { pid: number; stop: () => Promise<void>; kill: () => Promise<void> };

const exited = (child: ChildProcess) =>
  new Promise<void>((done) =>
    child.exitCode !== null || child.signalCode ? done() : child.once("exit", () => done()),
  );

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health`)).ok;
  } catch {
    return false;
  }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/**
 * Starts the shop as a user does, with flows 3,600 times as fast, and waits until every service is healthy.
 * @param clean drop what an earlier run left
 */
export async function startShop(shop: TestShop, { clean }: { clean: boolean }): Promise<ShopProcess> {
  rmSync(servicesFile(shop), { force: true });
  const child = spawn(process.execPath, ["src/local/start.mjs", "start", ...(clean ? ["--clean"] : [])], {
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: String(shop.port),
      DATA_DIR: shop.dataDir,
      AUTOMATION_TIME_SCALE: "3600",
      STAFF_EMAIL: STAFF.email,
      STAFF_PASSWORD: STAFF.password,
      LOG_LEVEL: "warn",
    },
  });
  const deadline = Date.now() + START_WITHIN_MS;
  while (!(existsSync(servicesFile(shop)) && (await answers(readServices(shop).app.url)))) {
    if (child.exitCode !== null) throw new Error(`the shop ended with ${child.exitCode} before it was up`);
    if (Date.now() > deadline) {
      // Left alone it would hold its ports, and this checkout's build, against the next run.
      child.kill("SIGTERM");
      throw new Error(`the shop was not up within ${START_WITHIN_MS / 1000} s`);
    }
    await pause(200);
  }
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN_MS);
      await exited(child);
      clearTimeout(late);
    },
    kill: async () => {
      child.kill("SIGKILL");
      await exited(child);
    },
  };
}
