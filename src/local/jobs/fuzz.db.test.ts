import { afterAll, beforeAll, expect, test } from "vitest";
import { readFunctions } from "./function-config";
import { playFuzz } from "./fuzz/play-fuzz";
import { EVENT_KEY, SIGNING_KEY, Trial } from "./trial";

const step = { id: "step", name: "step", runtime: { type: "http", url: "http://127.0.0.1:1/" } };
const keep = { id: "shop-witness", triggers: [{ event: "witness/called" }], steps: { step } };
let trial: Trial;

beforeAll(async () => {
  trial = await Trial.start((app) => [
    app.createFunction({ id: "witness", triggers: [{ event: "witness/called" }] }, ({ step }) =>
      step.run("say", () => "here"),
    ),
  ]);
});
afterAll(() => trial?.close());

// More of it, for minutes and with an eye on memory: `npm run bench -- fuzz`.
test("whatever is sent breaks nothing, is never answered by 5xx, and registers functions as a whole or not at all", async () => {
  const port = Number(new URL(trial.jobs.url).port);
  const target = { port, eventKey: EVENT_KEY, signingKey: SIGNING_KEY, keep };
  const { statuses, failures, requests } = await playFuzz(target, 5, (rounds) => rounds >= 12);
  expect(failures).toEqual([]);
  expect(trial.logged.filter((line) => /^error|could not/.test(line))).toEqual([]);
  expect(requests).toBe(12 * 40);
  expect(Object.keys(statuses)).toEqual(expect.arrayContaining(["200", "400", "401", "404", "409"]));

  const { rows } = await trial.database.query<{ functions: unknown }>(
    "select functions from jobs.registration order by synced_at desc",
  );
  const registered = rows.map((row) => readFunctions(row.functions));
  expect(registered.flat().length).toBeGreaterThan(0);
  await trial.client.send({ name: "witness/called", data: {} });
  expect((await trial.ended("witness")).output).toBe("here");
});
