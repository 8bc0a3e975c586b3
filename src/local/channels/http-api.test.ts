import { createHash, createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CREDENTIALS, heard, Trial } from "./testing";

const status = (promise: Promise<unknown>) =>
  promise.then(
    () => 200,
    (error: { status: number }) => error.status,
  );

describe("the HTTP API", () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.start();
  });
  afterAll(() => trial.stop());

  test("delivers an event to every subscriber of each channel, to the official client as an object", async () => {
    const browser = trial.browser();
    const [one, two] = [browser.subscribe("one"), browser.subscribe("two")];
    await Promise.all([one, two].map((channel) => heard(channel, "pusher:subscription_succeeded")));
    const arrivals = [heard(one, "sale"), heard(two, "sale")];
    await trial.api().trigger(["one", "two", "one"], "sale", { percent: 20, note: "Sufuria – ½ price 🎉" });
    const sale = { percent: 20, note: "Sufuria – ½ price 🎉" };
    expect(await Promise.all(arrivals)).toEqual([sale, sale]);
  });

  test("delivers once to a channel that is named twice, and leaves out the given socket", async () => {
    const [author, reader] = [await trial.connect(), await trial.connect()];
    await trial.subscribe(author, "private-room");
    await trial.subscribe(reader, "private-room");
    await trial.api().trigger(["private-room", "private-room"], "said", "hi", { socket_id: author.id });
    await trial.api().trigger("private-room", "end", 1);
    await author.next("end");
    await reader.next("end");
    expect(author.received).toEqual([]);
    expect(reader.received).toEqual([{ event: "said", channel: "private-room", data: "hi" }]);
  });

  test("keeps the order of events, across ticks and within one", async () => {
    const reader = await trial.connect();
    await trial.subscribe(reader, "ordered");
    for (let batch = 0; batch < 20; batch++) {
      const entries = Array.from({ length: 10 }, (_, at) => ({ channel: "ordered", name: "n", data: batch * 10 + at }));
      await trial.api().triggerBatch(entries);
    }
    await reader.settle();
    expect(reader.received.map(({ data }) => data)).toEqual(Array.from({ length: 200 }, (_, number) => number));
  });

  test("sends a batch as a whole or not at all", async () => {
    const reader = await trial.connect();
    await trial.subscribe(reader, "batched");
    const good = { channel: "batched", name: "n", data: 1 };
    const api = trial.api();
    expect(await status(api.triggerBatch([good, { ...good, channel: "no such name" }]))).toBe(400);
    expect(await status(api.triggerBatch([good, { ...good, data: "x".repeat(10_241) }]))).toBe(413);
    expect(await status(api.triggerBatch([good, { ...good, name: "" }]))).toBe(400);
    expect(await status(api.triggerBatch(Array.from({ length: 11 }, () => ({ ...good }))))).toBe(400);
    await reader.settle();
    expect(reader.received).toEqual([]);
    const answer = await api.triggerBatch([good, { ...good, data: 2, info: "subscription_count" }]);
    expect(await answer.json()).toEqual({ batch: [{}, { subscription_count: 1 }] });
    await reader.settle();
    expect(reader.received.map(({ data }) => data)).toEqual([1, 2]);
  });

  test("takes 10 KB of data and 100 channels, and refuses more without delivering anything", async () => {
    const reader = await trial.connect();
    await trial.subscribe(reader, "c-0");
    const post = (body: unknown) => status(trial.api().post({ path: "/events", body: body as never }));
    const channels = Array.from({ length: 101 }, (_, number) => `c-${number}`);
    const event = { name: "n", data: "x", channels: ["c-0"] };
    expect(await post({ ...event, data: "x".repeat(10_241) })).toBe(413);
    expect(await post({ ...event, channels })).toBe(400);
    expect(await post({ ...event, channels: ["c-0", "bad name"] })).toBe(400);
    expect(await post({ ...event, channels: [] })).toBe(400);
    expect(await post({ ...event, channels: undefined })).toBe(400);
    expect(await post({ ...event, data: { an: "object" } })).toBe(400);
    expect(await post({ ...event, name: "x".repeat(201) })).toBe(400);
    expect(await post({ ...event, socket_id: "abc" })).toBe(400);
    expect(await post([event])).toBe(400);
    expect(await post("x".repeat(1_100_000))).toBe(413);
    await reader.settle();
    expect(reader.received).toEqual([]);
    expect(await post({ ...event, data: "\u0000".repeat(10_240), channels: channels.slice(0, 100) })).toBe(200);
    await reader.next("n");
  });

  test("tells who is where", async () => {
    const [one, two] = [await trial.connect(), await trial.connect()];
    await trial.subscribe(one, "presence-info", { user_id: "anna" });
    await trial.subscribe(two, "presence-info", { user_id: "anna" });
    await trial.subscribe(two, "info-public");
    const get = async (path: string, params?: Record<string, string>) =>
      (await trial.api().get({ path, params })).json();
    expect(await get("/channels", { filter_by_prefix: "presence-info", info: "user_count" })).toEqual({
      channels: { "presence-info": { user_count: 1 } },
    });
    expect(await get("/channels", { filter_by_prefix: "info-" })).toEqual({ channels: { "info-public": {} } });
    expect(await get("/channels/presence-info", { info: "user_count" })).toEqual({ occupied: true, user_count: 1 });
    expect(await get("/channels/info-public", { info: "subscription_count" })).toEqual({
      occupied: true,
      subscription_count: 1,
    });
    expect(await get("/channels/nobody-here")).toEqual({ occupied: false });
    expect(await get("/channels/presence-info/users")).toEqual({ users: [{ id: "anna" }] });
    expect(await status(get("/channels/info-public/users"))).toBe(400);
    expect(await status(get("/channels", { info: "user_count" }))).toBe(400);
    expect(await status(get("/channels/info-public", { info: "user_count" }))).toBe(400);
  });

  test("answers 404 for an unknown app and an unknown path, 200 for its health", async () => {
    expect(await status(trial.api({ appId: "other" }).trigger("a", "b", 1))).toBe(404);
    expect(await status(trial.api().get({ path: "/events" }))).toBe(404);
    expect(await status(trial.api().post({ path: "/channels", body: {} as never }))).toBe(404);
    expect((await fetch(`http://127.0.0.1:${trial.port}/nothing`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${trial.port}/apps/%E0%A4%A/events`)).status).toBe(400);
    const health = await fetch(`http://127.0.0.1:${trial.port}/health`);
    expect(await health.json()).toEqual({ status: "ok", connections: expect.any(Number) });
  });

  describe("answers 401 to", () => {
    const body = JSON.stringify({ name: "n", data: "forged", channels: ["safe"] });
    const digest = (text: string) => createHash("md5").update(text).digest("hex");

    /** Signs as the official library does, unless told otherwise. */
    async function post(change: Record<string, string>, options: { secret?: string; sent?: string } = {}) {
      const now = Math.floor(Date.now() / 1_000);
      const parameters = Object.entries({
        auth_key: CREDENTIALS.key,
        auth_timestamp: String(now),
        auth_version: "1.0",
        body_md5: digest(body),
        ...change,
      });
      const query = parameters.map((pair) => pair.join("=")).join("&");
      const path = `/apps/${CREDENTIALS.appId}/events`;
      const hmac = createHmac("sha256", options.secret ?? CREDENTIALS.secret).update(`POST\n${path}\n${query}`);
      const url = `http://127.0.0.1:${trial.port}${path}?${query}&auth_signature=${hmac.digest("hex")}`;
      return (await fetch(url, { method: "POST", body: options.sent ?? body })).status;
    }

    const old = (seconds: number) => String(Math.floor(Date.now() / 1_000) - seconds);

    test("a wrong secret, key, version, body, checksum or time, and delivers nothing", async () => {
      const reader = await trial.connect();
      await trial.subscribe(reader, "safe");
      expect(await post({}, { secret: "guessed" })).toBe(401);
      expect(await post({ auth_key: "other" })).toBe(401);
      expect(await post({ auth_version: "2.0" })).toBe(401);
      expect(await post({ body_md5: digest("other") })).toBe(401);
      expect(await post({}, { sent: body.replace("forged", "swapped") })).toBe(401);
      expect(await post({}, { sent: "" })).toBe(401);
      expect(await post({ auth_timestamp: old(620) })).toBe(401);
      expect(await post({ auth_timestamp: old(-620) })).toBe(401);
      expect(await post({ auth_timestamp: "soon" })).toBe(401);
      expect(await post({ auth_timestamp: "" })).toBe(401);
      await reader.settle();
      expect(reader.received).toEqual([]);
      expect(await post({})).toBe(200);
      expect(await post({ auth_timestamp: old(580) })).toBe(200);
    });

    test("a parameter that was added after signing", async () => {
      const query = trial.api().createSignedQueryString({ method: "GET", path: "/apps/app-1/channels", params: {} });
      const url = `http://127.0.0.1:${trial.port}/apps/app-1/channels?${query}`;
      expect((await fetch(url)).status).toBe(200);
      expect((await fetch(`${url}&filter_by_prefix=a`)).status).toBe(401);
    });
  });
});
