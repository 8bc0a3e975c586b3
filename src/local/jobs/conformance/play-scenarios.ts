import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest } from "inngest";
import { serve } from "inngest/node";
import { type Scenario, Stage } from "./stage";

const PATIENCE_MS = 45_000;
/** A cron ticks within a minute. */
const SLOW_PATIENCE_MS = 75_000;
const SYNCED_WITHIN_MS = 20_000;

/** A server of the protocol: in dev mode without keys, in cloud mode with them. */
export interface Target {
  baseUrl: string;
  keys?: { eventKey: string; signingKey: string };
}

/** How a scenario ended: `fault` is undefined when it kept its promise. */
export interface Outcome {
  name: string;
  tookMs: number;
  fault?: Error;
}

const quiet = { info() {}, warn() {}, error() {}, debug() {} };

/**
 * Serves the functions of all scenarios with the unmodified SDK, registers them and plays all scenarios at the same time.
 * Resolves with one outcome each, in their order; rejects when the server does not take the functions, with its reason.
 * The app has a new name each time, so that nothing of an earlier play can mix in.
 * @param findServer gets the app's address, which some servers must be told at their start
 * @param appPort where the app listens on loopback; 0 takes a free port
 */
export async function playScenarios(
  findServer: (appUrl: string) => Promise<Target>,
  scenarios: Scenario[],
  appPort = 0,
): Promise<Outcome[]> {
  let answer: RequestListener = (_, response) => response.writeHead(503).end();
  const app = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => app.listen(appPort, "127.0.0.1", resolve));
  try {
    const appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}/api/inngest`;
    const { baseUrl, keys } = await findServer(appUrl);
    const id = `conformance-${Date.now().toString(36)}`;
    const client = new Inngest({ id, baseUrl, isDev: keys === undefined, logger: quiet, ...keys });
    const plays = scenarios.map((scenario) => {
      const stage = new Stage(client, scenario.slow ? SLOW_PATIENCE_MS : PATIENCE_MS);
      return { scenario, stage, functions: scenario.functions(stage) };
    });
    answer = serve({ client, functions: plays.flatMap(({ functions }) => functions) });
    await register(appUrl);
    return await Promise.all(plays.map(({ scenario, stage }) => outcomeOf(scenario, stage)));
  } finally {
    app.closeAllConnections();
    app.close();
  }
}

async function register(appUrl: string): Promise<void> {
  for (const until = Date.now() + SYNCED_WITHIN_MS; ; await new Promise((resolve) => setTimeout(resolve, 300))) {
    const answer = await fetch(appUrl, { method: "PUT" });
    const { message } = (await answer.json()) as { message?: string };
    if (answer.ok) return;
    // The server may still be starting; what it refuses it will go on refusing.
    if (/invalid|support/i.test(message ?? "") || Date.now() > until) {
      throw new Error(`the server does not take the functions: ${message}`);
    }
  }
}

async function outcomeOf(scenario: Scenario, stage: Stage): Promise<Outcome> {
  const from = Date.now();
  try {
    await scenario.play(stage);
    return { name: scenario.name, tookMs: Date.now() - from };
  } catch (error) {
    return { name: scenario.name, tookMs: Date.now() - from, fault: error as Error };
  }
}
