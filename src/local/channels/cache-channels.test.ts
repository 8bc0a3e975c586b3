import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Trial } from "./testing";

describe("cache channels", () => {
  let now = 1_000;
  let trial: Trial;
  beforeAll(async () => {
    now = Date.now();
    trial = await Trial.start({ now: () => now, limits: { livenessEverySeconds: 3_600 } });
  });
  afterAll(() => trial.stop());

  test("hand the app's last event to who comes later, for half an hour", async () => {
    const author = await trial.connect();
    await trial.subscribe(author, "private-cache-price");
    await author.next("pusher:cache_miss", "private-cache-price");
    const api = trial.api();
    await api.trigger("private-cache-price", "price", 100);
    await api.trigger("private-cache-price", "price", 200);
    author.send("client-price", "a client's word", "private-cache-price");
    await author.settle();

    const late = await trial.connect();
    await trial.subscribe(late, "private-cache-price");
    expect((await late.next("price")).data).toBe(200);
    const info = await api.get({ path: "/channels/private-cache-price", params: { info: "cache" } });
    expect(await info.json()).toEqual({ occupied: true, cache: { data: "200", ttl: 1_800 } });

    now += 1_800_000;
    const tooLate = await trial.connect();
    await trial.subscribe(tooLate, "private-cache-price");
    await tooLate.next("pusher:cache_miss");
  });
});
