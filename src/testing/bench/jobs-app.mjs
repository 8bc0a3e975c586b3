// The app of p11-jobs.mjs: one function of three steps with two sleeps of one second, served by the unmodified SDK.
// Tells its parent, a few times a second, which runs began their first step (and how long after the event was sent) and
// which ended.
import { createServer } from "node:http";
import { Inngest } from "inngest";
import { serve } from "inngest/node";

const silent = { info() {}, warn() {}, error() {}, debug() {} };
const TELL_EVERY_MS = 50;

let begun = [];
let ended = [];

const client = new Inngest({ id: "bench", isDev: false, logger: silent });
const threeSteps = client.createFunction(
  { id: "three-steps", triggers: [{ event: "bench/run.asked" }] },
  async ({ event, step }) => {
    await step.run("first", () => {
      begun.push({ number: event.data.number, delayMs: Date.now() - event.data.sentAt });
    });
    await step.sleep("pause-one", "1s");
    await step.run("second", () => event.data.number);
    await step.sleep("pause-two", "1s");
    await step.run("third", () => event.data.number);
    ended.push({ number: event.data.number, at: Date.now() });
  },
);
const http = createServer(serve({ client, functions: [threeSteps] }));

function tell() {
  if (begun.length + ended.length === 0) return;
  process.send({ begun, ended });
  begun = [];
  ended = [];
}

setInterval(tell, TELL_EVERY_MS);
process.on("disconnect", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));
http.listen(Number(process.env.BENCH_APP_PORT), "127.0.0.1", () =>
  process.send({ ready: true, port: http.address().port }),
);
