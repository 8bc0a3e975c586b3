import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { EVENT_KEY, SIGNING_KEY, Trial } from "./trial";

const RUNS = 60;
const STEPS = 5;
const KILLS = 2;
const CALLS_AT_A_TIME = 24;
const bundle = join(process.cwd(), ".build/trial/jobs.mjs");
let trial: Trial;
let child: ChildProcess;

beforeAll(() =>
  build({
    entryPoints: [join(process.cwd(), "src/local/jobs/main.ts")],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "silent",
  }),
);

afterAll(async () => {
  await exited(child, "SIGTERM");
  await trial.close();
});

function exited(process: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((resolve) => {
    process.once("exit", (code) => resolve(code));
    process.kill(signal);
  });
}

async function startProcess(port: number): Promise<void> {
  const env = {
    JOBS_PORT: String(port),
    JOBS_DATABASE_URL: process.env.DATABASE_URL,
    JOBS_EVENT_KEY: EVENT_KEY,
    JOBS_SIGNING_KEY: SIGNING_KEY,
    JOBS_APP_URL: trial.appUrl,
  };
  child = fork(bundle, { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit", "ipc"] });
  await new Promise((resolve) => child.once("message", resolve));
}

test("killed twice, it completes every run, and only a step that was under way at a kill may have run twice", async () => {
  const effects = new Map<string, number>();
  trial = await Trial.start((app) => [
    app.createFunction({ id: "five", triggers: [{ event: "shop/a" }] }, async ({ step, event }) => {
      for (let i = 0; i < STEPS; i++) {
        await step.run(`step-${i}`, async () => {
          const key = `${event.data.n}/${i}`;
          effects.set(key, (effects.get(key) ?? 0) + 1);
          await new Promise((resolve) => setTimeout(resolve, 10));
        });
        if (i === 1) await step.sleep("nap", "1s");
      }
    }),
  ]);
  const port = Number(new URL(trial.jobs.url).port);
  await trial.jobs.close(0);
  await startProcess(port);
  await trial.client.send(Array.from({ length: RUNS }, (_, n) => ({ name: "shop/a", data: { n } })));
  for (let kill = 1; kill <= KILLS; kill++) {
    const effectsBefore = kill * 70;
    await vi.waitFor(() => expect(effects.size).toBeGreaterThan(effectsBefore), { timeout: 20_000, interval: 5 });
    await exited(child, "SIGKILL");
    await startProcess(port);
  }
  await vi.waitFor(
    async () => {
      const runs = await trial.runs("five");
      expect(runs.filter((run) => run.status === "Completed")).toHaveLength(RUNS);
    },
    { timeout: 40_000, interval: 100 },
  );
  expect(effects.size).toBe(RUNS * STEPS);
  const repeated = [...effects.values()].filter((times) => times > 1);
  // Usually none: the app hands its steps in to the next process, if that is there within about two seconds.
  expect(repeated.length).toBeLessThanOrEqual(KILLS * CALLS_AT_A_TIME);
  expect(Math.max(...effects.values())).toBeLessThanOrEqual(1 + KILLS);
}, 90_000);

test("it ends by itself when its parent disconnects", async () => {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.disconnect();
  expect(await gone).toBe(0);
  await startProcess(0);
});
