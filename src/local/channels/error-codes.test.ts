import PusherClient from "pusher-js";
import { describe, expect, test } from "vitest";
import { CREDENTIALS, heard, Trial } from "./testing";
import { openLine } from "./testing-line";

/** Longer than the official client waits before it connects again (a second). */
const COMES_BACK_MS = 1_300;
/** Sooner than that. */
const AT_ONCE_MS = 800;

/** The official client, with what it is told and does, and when. */
function watch(port: number, options: { wsPath?: string } = {}) {
  const browser = new PusherClient(CREDENTIALS.key, {
    cluster: "",
    wsHost: "127.0.0.1",
    wsPort: port,
    forceTLS: false,
    enabledTransports: ["ws"],
    ...options,
  });
  const said: { what: string; at: number }[] = [];
  const note = (what: string) => said.push({ what, at: Date.now() });
  browser.connection.bind_global((event: string, data: unknown) => {
    const code = /"code":(\d+)/.exec(JSON.stringify(data) ?? "")?.[1];
    if (event === "error" && code) note(code);
    if (event === "connecting_in") note(`again in ${data} s`);
    if (event === "connected" || event === "disconnected") note(event);
  });
  return {
    browser,
    said: () => said.map(({ what }) => what),
    at: (what: string) => said.find((one) => one.what === what)?.at ?? Number.NaN,
    lastAt: (what: string) => said.findLast((one) => one.what === what)?.at ?? Number.NaN,
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

// Each waits for a second and more; so they wait together.
describe("the official client", () => {
  test("gives up, comes back after a second or at once, as the code says", { timeout: 20_000 }, async () => {
    await Promise.all([
      givesUpAt4005(),
      comesBackWhenThereIsRoom(),
      comesBackAfterADrain(),
      isBackAtOnceElsewhere(),
      isBackAtOnceAfterSilence(),
      staysAtTooManyEvents(),
    ]);
  });
});

async function givesUpAt4005() {
  const trial = await Trial.start();
  const { browser, said } = watch(trial.port, { wsPath: "/elsewhere" });
  await pause(COMES_BACK_MS);
  expect(said()).toEqual(["4005", "disconnected"]);
  browser.disconnect();
  await trial.stop();
}

async function comesBackWhenThereIsRoom() {
  const trial = await Trial.start({ limits: { connections: 1 } });
  const guest = await trial.connect();
  const { browser, said, at } = watch(trial.port);
  await expect.poll(said, { timeout: 5_000 }).toContain("again in 1 s");
  expect(said()).toEqual(["4100", "again in 1 s"]);
  guest.ws.close();
  await expect.poll(said, { timeout: 5_000 }).toContain("connected");
  expect(at("connected") - at("4100")).toBeGreaterThan(900);
  browser.disconnect();
  await trial.stop();
}

async function comesBackAfterADrain() {
  const trial = await Trial.start();
  for (let number = 0; number < 3; number++) await trial.connect();
  const closed = trial.server.close(400);
  const { browser, said } = watch(trial.port);
  await expect.poll(said, { timeout: 5_000 }).toContain("again in 1 s");
  expect(said()).toEqual(["4100", "again in 1 s"]);
  browser.disconnect();
  await closed;
}

/** 4200, where another server takes over: with all its channels. */
async function isBackAtOnceElsewhere() {
  const [first, second] = [await Trial.start(), await Trial.start()];
  const line = await openLine(first.port);
  const { browser, at, lastAt } = watch(line.port);
  const channel = browser.subscribe("news");
  await heard(channel, "pusher:subscription_succeeded");
  line.leadTo(second.port);
  const again = heard(channel, "pusher:subscription_succeeded");
  await first.server.close();
  await again;
  expect(lastAt("connected") - at("4200")).toBeLessThan(AT_ONCE_MS);
  const arrival = heard(channel, "after");
  await second.api().trigger("news", "after", 1);
  expect(await arrival).toBe(1);
  browser.disconnect();
  line.close();
  await second.stop();
}

/** 4201, when nothing is heard of it. */
async function isBackAtOnceAfterSilence() {
  let now = 0;
  const trial = await Trial.start({ now: () => now, limits: { livenessEverySeconds: 0.02 } });
  const line = await openLine(trial.port);
  const { browser, said, at, lastAt } = watch(line.port);
  await expect.poll(said).toEqual(["connected"]);
  line.muteClients();
  now = 151_000;
  await pause(200);
  now = 182_000;
  await expect.poll(() => said().filter((what) => what === "connected"), { timeout: 5_000 }).toHaveLength(2);
  expect(lastAt("connected") - at("4201")).toBeLessThan(AT_ONCE_MS);
  browser.disconnect();
  line.close();
  await trial.stop();
}

/** 4301 concerns the event alone. */
async function staysAtTooManyEvents() {
  const trial = await Trial.start();
  const browser = trial.browser();
  const channel = browser.subscribe("private-chat");
  await heard(channel, "pusher:subscription_succeeded");
  const error = heard<{ data: { code: number } }>(browser.connection, "error");
  for (let number = 0; number < 30; number++) channel.trigger("client-n", { number });
  expect((await error).data.code).toBe(4301);
  await pause(100);
  expect(browser.connection.state).toBe("connected");
  await trial.stop();
}
