import { createHash } from "node:crypto";
import { request } from "node:http";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { RunDetail } from "./get-run";
import type { RunSummary } from "./list-runs";
import type { EventDetail, EventSummary } from "./read-events";
import type { Overview } from "./read-overview";
import { EVENT_KEY, SIGNING_KEY, Trial, WAIT_MS } from "./trial";

let trial: Trial;

beforeAll(async () => {
  trial = await Trial.start((app) => {
    const child = app.createFunction(
      { id: "child", triggers: [{ event: "shop/child" }] },
      ({ event }) => event.data.n + 1,
    );
    return [
      child,
      app.createFunction({ id: "parent", name: "The parent", triggers: [{ event: "shop/parent" }] }, ({ step }) =>
        step.invoke("ask-child", { function: child, data: { n: 1 } }),
      ),
      app.createFunction(
        { id: "sleeper", triggers: [{ event: "shop/sleep" }], cancelOn: [{ event: "shop/wake" }], concurrency: 3 },
        async ({ step }) => {
          await step.run("look", (name: string) => `<script>alert("${name}")</script>`, "x");
          await step.sleep("nap", "1h");
        },
      ),
      app.createFunction({ id: "bad", triggers: [{ event: "shop/bad" }], retries: 0 }, () => {
        throw new TypeError("no <i>stock</i>");
      }),
      app.createFunction({ id: "daily", triggers: [{ cron: "TZ=Africa/Nairobi 0 9 * * *" }] }, () => 1),
      app.createFunction({ id: "tried", triggers: [{ event: "shop/tried" }] }, ({ step, attempt }) =>
        step.run(
          "try",
          (cart: { lines: number }) => {
            if (attempt === 0) throw new Error("not yet");
            return cart.lines;
          },
          { lines: 7 },
        ),
      ),
      app.createFunction({ id: "many", triggers: [{ event: "shop/many" }] }, () => 1),
    ];
  });
}, 60_000);
afterAll(() => trial.close());

const page = async (path: string) => (await fetch(trial.jobs.url + path)).text();
const facts = async <T>(path: string): Promise<T> =>
  ((await (await fetch(trial.jobs.url + path)).json()) as { data: T }).data;

/** A request as a browser or a program would make it, without following where it leads. */
function send(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields).toString();
  return new Promise<{ status: number; location: string; text: string }>((resolve, reject) => {
    const sent = request(
      trial.jobs.url + path,
      { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded", ...headers } },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => {
          text += part;
        });
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? "", text }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

async function runningSleeper(): Promise<string> {
  const { location } = await send("/send", { name: "shop/sleep", data: '{"cart":"c1"}' });
  return vi.waitFor(async () => {
    const [run] = (await facts<EventDetail>(`/v1${location}`)).runs;
    const detail = await facts<RunDetail>(`/v1/runs/${run?.id}`);
    expect(detail.timers).toHaveLength(1);
    expect(detail.steps).toMatchObject([
      { name: "look", input: ["x"] },
      { name: "nap", input: { until: "1h" } },
    ]);
    return detail.id;
  }, WAIT_MS);
}

test("the overview names functions, their settings and next ticks, and counts what goes on", async () => {
  await runningSleeper();
  const overview = await facts<Overview & { app: string; syncFault: string }>("/v1/overview");
  expect(overview).toMatchObject({ app: "synced", syncFault: "" });
  expect(overview.counts.running).toBeGreaterThan(0);
  expect(overview.counts.timers).toBeGreaterThan(0);
  const daily = overview.functions.find((fn) => fn.id === "shop-daily");
  expect(new Date(daily?.nextTicks[0] ?? 0).toISOString()).toMatch(/T06:00:00\.000Z$/);
  const shown = await page("/");
  for (const text of ["The parent", "shop/parent", "3 at once", "cancelled by shop/wake", "T06:00:00.000Z"]) {
    expect(shown).toContain(text);
  }
});

test("an event sent by the form starts what it triggers, and its page and its run's page link each other", async () => {
  const { status, location } = await send("/send", { name: " shop/parent ", data: "" });
  expect([status, location]).toEqual([303, expect.stringMatching(/^\/events\/\w{26}$/)]);
  const run = await trial.ended("parent");
  expect(await page(location)).toContain(`href="/runs/${run.id}"`);
  expect((await facts<EventSummary[]>("/v1/events?name=shop/parent"))[0]?.started).toEqual(["shop-parent"]);
  const shown = await page(`/runs/${run.id}`);
  expect(shown).toContain(`href="${location}"`);
  expect(run.steps).toMatchObject([{ input: { function: "shop-child", data: { n: 1 } } }]);
  const child = await trial.ended("child");
  expect(child).toMatchObject({ parentId: run.id, output: 2 });
  expect(shown).toContain(`href="/runs/${child.id}"`);
  expect(await page(`/runs/${child.id}`)).toContain(`href="/runs/${run.id}"`);
});

test("a step tells what it was given and how many attempts it took", async () => {
  await trial.client.send({ name: "shop/tried", data: {} });
  const run = await trial.ended("tried");
  expect(run.steps).toMatchObject([{ name: "try", attempts: 2, input: [{ lines: 7 }] }]);
  const shown = await page(`/runs/${run.id}`);
  for (const text of ["2 attempts", "Given", "lines"]) expect(shown).toContain(text);
});

test("what cannot be sent is said beside the form, which keeps what was typed", async () => {
  for (const [fields, said] of [
    [{ name: "shop/a", data: '{"a": <b>' }, "The data is not JSON"],
    [{ name: "shop/a", data: "[1]" }, "must be an object"],
    [{ name: "", data: "{}" }, "needs a name"],
  ] as const) {
    const { status, text } = await send("/send", fields);
    expect(status).toBe(400);
    expect(text).toContain(said);
    expect(text).toContain(fields.data.replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
  }
});

test("a run under way shows what it waits for, and is cancelled once", async () => {
  const id = await runningSleeper();
  const shown = await page(`/runs/${id}`);
  for (const text of ["nap", "sleeps until", "shop/wake", "would cancel it", "Cancel this run", "&lt;script&gt;"]) {
    expect(shown).toContain(text);
  }
  expect(shown).not.toContain("<script>alert");
  const answers = await Promise.all([1, 2, 3].map(() => send(`/runs/${id}/cancel`, {})));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
  expect(await facts(`/v1/runs/${id}`)).toMatchObject({
    status: "Cancelled",
    reason: "by hand",
    timers: [],
    waits: [],
  });
  expect((await send("/v1/runs/01M81H8C8Z9D7ZARQN600494GJ/cancel", {})).status).toBe(409);
});

test("a run is run again with its event, although the event's id was seen; nobody waits for the second one", async () => {
  await trial.client.send({ name: "shop/bad", data: { n: 7 }, id: "bad-1" });
  const first = await trial.ended("bad", "Failed");
  expect(await page(`/runs/${first.id}`)).toContain("no &lt;i&gt;stock&lt;/i&gt;");
  const { status, location } = await send(`/runs/${first.id}/rerun`, {});
  expect(status).toBe(303);
  const again = await vi.waitFor(async () => {
    const run = await facts<RunDetail>(`/v1${location}`);
    expect(run.status).toBe("Failed");
    return run;
  }, WAIT_MS);
  expect(again).toMatchObject({ repeatsId: first.id, events: first.events });
  expect(await page(`/runs/${first.id}`)).toContain(`href="${location}"`);
  const child = (await facts<RunSummary[]>("/v1/runs?function=shop-child")).at(-1);
  const second = await send(`/v1/runs/${child?.id}/rerun`, {});
  const { runId } = (JSON.parse(second.text) as { data: { runId: string } }).data;
  expect(await facts(`/v1/runs/${runId}`)).toMatchObject({ parentId: null, repeatsId: child?.id });
  expect((await send("/runs/none/rerun", {})).status).toBe(404);
});

test("runs and events are listed newest first, filtered, and page by page without gaps", async () => {
  await trial.client.send(Array.from({ length: 60 }, (_, n) => ({ name: "shop/many", data: { n } })));
  await vi.waitFor(async () => expect(await trial.runs("many")).toHaveLength(60), WAIT_MS);
  for (const path of ["/v1/runs?function=shop-many", "/v1/events?name=shop/m"]) {
    const ids: string[] = [];
    let before = "";
    do {
      const answer = (await (await fetch(`${trial.jobs.url}${path}&before=${before}`)).json()) as {
        data: Array<{ id: string }>;
        before?: string;
      };
      ids.push(...answer.data.map(({ id }) => id));
      before = answer.before ?? "";
    } while (before);
    expect(new Set(ids).size, path).toBe(60);
    if (path.includes("runs")) expect(ids).toEqual([...ids].sort().reverse());
  }
  expect(await page("/runs?function=shop-many")).toContain("Older");
  for (const status of ["Running", "Completed", "Failed", "Cancelled"]) {
    const found = await facts<RunSummary[]>(`/v1/runs?status=${status}`);
    expect(found.length, status).toBeGreaterThan(0);
    expect(new Set(found.map((run) => run.status))).toEqual(new Set([status]));
  }
  expect(await page("/runs?function=nobody%22%3E%3Cb%3E")).toContain("There is no such run.");
});

test("a page of another site cannot press a button, nor anybody from another machine", async () => {
  const id = await runningSleeper();
  const { host } = new URL(trial.jobs.url);
  const foreign: Array<Record<string, string>> = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: `http://${host}`, "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const path of [`/runs/${id}/cancel`, `/v1/runs/${id}/cancel`, `/runs/${id}/rerun`, "/send", "/v1/events"]) {
    for (const headers of foreign) expect((await send(path, { name: "shop/a" }, headers)).status, path).toBe(403);
    expect((await send(path, {}, { host: "evil.example" })).status, path).toBe(401);
    expect((await send(path, {}, { host: "evil.example", authorization: "Bearer 00" })).status, path).toBe(401);
  }
  expect(await facts(`/v1/runs/${id}`)).toMatchObject({ status: "Running" });
  const hash = createHash("sha256").update(Buffer.from(SIGNING_KEY.replace(/^signkey-test-/, ""), "hex"));
  const proven = { host: "jobs.example", authorization: `Bearer signkey-test-${hash.digest("hex")}` };
  expect((await send("/v1/runs/none/cancel", {}, proven)).status).toBe(409);
  const own = { origin: `http://${host}`, "sec-fetch-site": "same-origin" };
  expect((await send(`/runs/${id}/cancel`, {}, own)).status).toBe(303);
});

test("no page and no JSON tells a key, and a page may load and run nothing but its own", async () => {
  const [run] = await facts<RunSummary[]>("/v1/runs");
  const [event] = await facts<EventSummary[]>("/v1/events");
  const paths = ["", "runs", `runs/${run?.id}`, "events", `events/${event?.id}`];
  for (const path of [
    ...paths.map((one) => `/${one}`),
    ...paths.map((one) => `/v1/${one || "overview"}`),
    "/send",
    "/v1/functions",
  ]) {
    const answer = await fetch(trial.jobs.url + path);
    expect(answer.status, path).toBe(200);
    const text = await answer.text();
    for (const secret of [EVENT_KEY, SIGNING_KEY, SIGNING_KEY.replace("signkey-test-", "")]) {
      expect(text, path).not.toContain(secret);
    }
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    if (!answer.headers.get("content-type")?.startsWith("text/html")) continue;
    for (const [, code] of text.matchAll(/<(?:style|script)>([\s\S]*?)<\/(?:style|script)>/g)) {
      expect(policy).toContain(
        createHash("sha256")
          .update(code ?? "")
          .digest("base64"),
      );
    }
  }
});
