import { createServer } from "node:http";
import { afterEach, describe, expect, test, vi } from "vitest";
import { signText } from "./signing";
import { EVENT_KEY, SIGNING_KEY, Trial, WAIT_MS } from "./trial";

let trial: Trial;
afterEach(() => trial.close());

const one = (app: Trial["client"]) => [app.createFunction({ id: "one", triggers: [{ event: "shop/a" }] }, () => 1)];
const json = (body: unknown, headers: Record<string, string> = {}) => ({
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});

describe("the events API", () => {
  test("refuses a wrong key, a wrong body and what is over the limits, and stores nothing of it", async () => {
    trial = await Trial.start(one);
    const send = (body: unknown, key = EVENT_KEY) => fetch(`${trial.jobs.url}/e/${key}`, json(body));
    const good = { name: "shop/a", data: {} };
    expect((await send(good, "wrong")).status).toBe(401);
    expect((await send([good, { data: {} }])).status).toBe(400);
    expect((await send([good, { name: "shop/a", data: "text" }])).status).toBe(400);
    expect((await send([good, { name: "shop/a\u0000" }])).status).toBe(400);
    expect((await send({ name: "x".repeat(513) })).status).toBe(400);
    expect((await send({ name: "shop/a", data: { big: "x".repeat(512 * 1024) } })).status).toBe(413);
    expect((await send(Array.from({ length: 5_001 }, () => good))).status).toBe(413);
    const broken = await fetch(`${trial.jobs.url}/e/${EVENT_KEY}`, { method: "POST", body: "{" });
    expect(broken.status).toBe(400);
    await trial.settled();
    expect(await trial.runs()).toEqual([]);
  });

  test("answers one id per event, and the same ids to a repeated request, which starts nothing", async () => {
    trial = await Trial.start(one);
    const seed = { "x-inngest-event-id-seed": "1795347984519,B6bfdPKGTVv61g==" };
    const body = [{ name: "shop/a" }, { name: "shop/a" }];
    for (let i = 0; i < 2; i++) {
      const response = await fetch(`${trial.jobs.url}/e/${EVENT_KEY}`, json(body, seed));
      expect(await response.json()).toEqual({
        ids: ["01M81H8C470YKDYX7JGS6NQYPQ", "01M81H8C470YKDYX7JGS6NQYPR"],
        status: 200,
      });
    }
    await trial.settled();
    expect(await trial.runs()).toHaveLength(2);
  });

  test("carries any text unharmed, also what Postgres dislikes", async () => {
    trial = await Trial.start((app) => [
      app.createFunction({ id: "echo", triggers: [{ event: "shop/a" }] }, async ({ event, step }) => {
        return step.run("echo", () => event.data.text);
      }),
    ]);
    const text = 'NUL \u0000, 𝄞, \u2028 and <b>"quotes"</b>';
    await trial.client.send({ name: "shop/a", data: { text } });
    const run = await trial.ended("echo");
    expect(run.output).toBe(text);
    const page = await (await fetch(`${trial.jobs.url}/runs/${run.id}`)).text();
    expect(page).toContain("&lt;b&gt;");
    expect(page).not.toContain('<b>"quotes"');
  });
});

describe("signatures", () => {
  test("the app refuses calls and syncs that are unsigned, wrongly or long ago signed, or changed since", async () => {
    trial = await Trial.start(one);
    const call = JSON.stringify({ event: {}, events: [], steps: {}, ctx: {}, version: 2 });
    const sync = JSON.stringify({ url: trial.appUrl });
    const ask = async (body: string, signature?: string) => {
      const isCall = body.startsWith(call.slice(0, -1));
      const answer = await fetch(isCall ? `${trial.appUrl}?fnId=shop-one&stepId=step` : trial.appUrl, {
        method: isCall ? "POST" : "PUT",
        body,
        headers: {
          "content-type": "application/json",
          ...(!isCall && { "x-inngest-sync-kind": "in_band" }),
          ...(signature && { "x-inngest-signature": signature }),
        },
      });
      return answer.status;
    };
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    for (const body of [call, sync]) {
      const changed = `${body.slice(0, -1)},"more":1}`;
      expect(await ask(body)).toBe(401);
      expect(await ask(body, signText(body, "00", new Date()))).toBe(401);
      expect(await ask(body, signText(body, SIGNING_KEY, minutesAgo(6)))).toBe(401);
      expect(await ask(changed, signText(body, SIGNING_KEY, new Date()))).toBe(401);
    }
    expect(await ask(sync, signText(sync, SIGNING_KEY, minutesAgo(4)))).toBe(200);
  });

  test("the server takes no events by another key, and starts nothing of them", async () => {
    trial = await Trial.start(one);
    const wrong = trial.createClient({ eventKey: "another-key" });
    await expect(wrong.send({ name: "shop/a", data: {} })).rejects.toThrow(/Event key not found/);
    await trial.settled();
    expect(await trial.runs()).toEqual([]);
  });

  test("the server refuses checkpoints and registrations without the signing key", async () => {
    trial = await Trial.start(one);
    for (const path of ["/v1/checkpoint/01M8/async", "/fn/register"]) {
      expect((await fetch(trial.jobs.url + path, json({}))).status).toBe(401);
      const wrong = json({}, { authorization: "Bearer signkey-test-00" });
      expect((await fetch(trial.jobs.url + path, wrong)).status).toBe(401);
    }
  });

  test("an app with another key is not called, and nothing is lost: its runs wait for the right one", async () => {
    trial = await Trial.start(one);
    trial.serve(one, trial.createClient({ signingKey: "signkey-test-ffffffffffffffffffffffffffffffff" }));
    await vi.waitFor(() => expect(trial.logged.join()).toContain("another signing key"), WAIT_MS);
    await trial.client.send({ name: "shop/a", data: {} });
    trial.serve(one);
    expect((await trial.ended("one")).status).toBe("Completed");
  });

  test("an answer that is not signed by the app is not believed", async () => {
    trial = await Trial.start(one);
    const impostor = createServer((request, response) => {
      const functions = [{ id: "shop-x", triggers: [{ event: "shop/a" }], steps: { step: {} } }];
      response.setHeader("x-inngest-sdk", "inngest-js:v4.24.0");
      response.end(JSON.stringify({ app_id: "shop", functions }));
      request.resume();
    });
    await new Promise<void>((resolve) => impostor.listen(0, "127.0.0.1", resolve));
    const { port } = impostor.address() as { port: number };
    const jobs = trial.createServer({ appUrl: `http://127.0.0.1:${port}/api/inngest` });
    await jobs.listen();
    await vi.waitFor(() => expect(trial.logged.join()).toContain("not signed with our key"), WAIT_MS);
    expect(await (await fetch(`${jobs.url}/v1/functions`)).json()).not.toMatchObject({ data: [{ id: "shop-x" }] });
    await jobs.close(0);
    impostor.close();
  });
});

describe("sync", () => {
  test("takes over changed functions by itself, and writes nothing when nothing changed", async () => {
    trial = await Trial.start(one);
    const stamp = async () => (await trial.database.query("select synced_at, xmin from jobs.registration")).rows;
    const before = await stamp();
    const added = (app: Trial["client"]) => [
      ...one(app),
      app.createFunction({ id: "two", triggers: [{ event: "shop/b" }] }, () => 2),
    ];
    const listed = async () =>
      ((await (await fetch(`${trial.jobs.url}/v1/functions`)).json()) as { data: unknown[] }).data.length;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await stamp()).toEqual(before);
    trial.serve(added);
    await vi.waitFor(async () => expect(await listed()).toBe(2), WAIT_MS);
    await trial.client.send({ name: "shop/b", data: {} });
    expect((await trial.ended("two")).output).toBe(2);
  });

  test("refuses all functions if one is not supported, names it, and goes on with the former ones", async () => {
    trial = await Trial.start(one);
    trial.serve((app) => [
      app.createFunction({ id: "one", triggers: [{ event: "shop/a" }, { event: "shop/other" }] }, () => 1),
      app.createFunction(
        { id: "fast", triggers: [{ event: "shop/a" }], concurrency: { limit: 1, scope: "account" } },
        () => 1,
      ),
    ]);
    await vi.waitFor(
      () => expect(trial.logged.join()).toContain("shop-fast: concurrency.scope: only the scope fn is supported"),
      WAIT_MS,
    );
    expect(await (await fetch(trial.jobs.url)).text()).toContain("shop-fast: concurrency.scope");
    await trial.client.send([{ name: "shop/a" }, { name: "shop/other" }]);
    await trial.ended("one");
    await trial.settled();
    expect(await trial.runs()).toHaveLength(1);
  });

  test("an out-of-band sync is taken over and answered, or refused with the reason", async () => {
    trial = await Trial.start(one);
    const put = async () => (await fetch(trial.appUrl, { method: "PUT" })).json();
    expect(await put()).toMatchObject({ modified: false });
    trial.serve((app) => [
      app.createFunction({ id: "bad", triggers: [{ cron: "0 0 * * *" }], priority: { run: "(" } }, () => 1),
    ]);
    expect(await put()).toMatchObject({ message: expect.stringContaining("shop-bad: priority"), modified: false });
  });

  test("events that arrive before the first sync are kept for the functions it brings", async () => {
    trial = await Trial.start(one);
    trial.serve(() => [], trial.createClient({ signingKey: "signkey-test-ffffffffffffffffffffffffffffffff" }));
    await trial.crashAndRestart();
    await trial.client.send({ name: "shop/new", data: {} });
    trial.serve((app) => [app.createFunction({ id: "new", triggers: [{ event: "shop/new" }] }, () => "new")]);
    expect((await trial.ended("new")).output).toBe("new");
  });
});

test("pages and JSON answer this machine by its own names only", async () => {
  trial = await Trial.start(one);
  await trial.client.send({ name: "shop/a", data: {} });
  const { id } = await trial.ended("one");
  for (const path of ["/", `/runs/${id}`, "/v1/runs", `/v1/runs/${id}`, "/v1/functions", "/v1/events", "/health"]) {
    expect((await fetch(trial.jobs.url + path)).status, path).toBe(200);
  }
  expect((await fetch(`${trial.jobs.url}/runs/none`)).status).toBe(404);
  const { request } = await import("node:http");
  const status = await new Promise((resolve) => {
    request(`${trial.jobs.url}/v1/runs`, { headers: { host: "evil.example" } }, (response) =>
      resolve(response.statusCode),
    ).end();
  });
  expect(status).toBe(401);
});
