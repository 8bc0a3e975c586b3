import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Outcome, playScenarios } from "./conformance/play-scenarios";
import { SCENARIOS } from "./conformance/scenarios";
import { createJobsServer, type JobsServer } from "./jobs-server";

const KEYS = { eventKey: "conformance-key", signingKey: "signkey-test-00112233445566778899aabbccddeeff" };
/** A cron needs a full minute; crons.db.test.ts has them with a clock of its own. */
const QUICK = SCENARIOS.filter(({ slow }) => !slow);

let server: JobsServer | undefined;
let outcomes: Outcome[] = [];

beforeAll(async () => {
  outcomes = await playScenarios(async (appUrl) => {
    server = createJobsServer({ port: 0, databaseUrl: process.env.DATABASE_URL ?? "", appUrl, ...KEYS });
    await server.listen();
    return { baseUrl: server.url, keys: KEYS };
  }, QUICK);
}, 90_000);

afterAll(() => server?.close(0));

describe("the scenarios that also hold on a real Inngest server", () => {
  test.each(QUICK.map(({ name }) => name))("%s", (name) => {
    const outcome = outcomes.find((one) => one.name === name);
    expect(outcome).toBeDefined();
    if (outcome?.fault) throw outcome.fault;
  });
});
