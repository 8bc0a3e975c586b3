// The app of soak.mjs: five runs a second that step, sleep, wait for an answer (half of them get one, the others time out) and
// step again, served by the unmodified SDK. Tells its parent every second how many began and ended.
import { createServer } from "node:http";
import { Inngest } from "inngest";
import { serve } from "inngest/node";

const RUNS_PER_SECOND = 5;
const ANSWER_AFTER_MS = 3_500;
const silent = { info() {}, warn() {}, error() {}, debug() {} };

let [number, begun, ended, answered] = [0, 0, 0, 0];
const client = new Inngest({ id: "soak", isDev: false, logger: silent });
const waits = client.createFunction({ id: "waits", triggers: [{ event: "soak/asked" }] }, async ({ event, step }) => {
  await step.run("first", () => {
    begun += 1;
    return { text: "x".repeat(1_000) };
  });
  await step.sleep("pause", "1s");
  const answer = await step.waitForEvent("answer", {
    event: "soak/answered",
    match: "data.number",
    timeout: "5s",
  });
  await step.run("last", () => {
    ended += 1;
    if (answer) answered += 1;
    return event.data.number;
  });
});

async function ask() {
  const data = { number: number++, text: "x".repeat(500) };
  await client.send({ name: "soak/asked", data }).catch(() => undefined);
  if (data.number % 2) return;
  setTimeout(() => client.send({ name: "soak/answered", data }).catch(() => undefined), ANSWER_AFTER_MS);
}

process.on("message", () => setInterval(ask, 1_000 / RUNS_PER_SECOND));
setInterval(() => {
  process.send({ begun, ended, answered });
  [begun, ended, answered] = [0, 0, 0];
}, 1_000);
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
const http = createServer(serve({ client, functions: [waits] }));
http.listen(Number(process.env.SOAK_APP_PORT), "127.0.0.1", () =>
  process.send({ ready: true, port: http.address().port }),
);
