import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Trial } from "./testing";

describe("subscribing", () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.start();
  });
  afterAll(() => trial.stop());

  test("needs the app's signature on private, encrypted and presence channels", async () => {
    const client = await trial.connect();
    const wrong = trial.api({ secret: "guessed" });
    const member = { user_id: "anna" };
    for (const channel of ["private-a", "private-encrypted-a", "presence-a", "private-cache-a", "presence-cache-a"]) {
      const data = channel.startsWith("presence-") ? member : undefined;
      for (const auth of [{}, { auth: "nonsense" }, wrong.authorizeChannel(client.id, channel, data)]) {
        client.send("pusher:subscribe", { channel, ...auth });
        expect((await client.next("pusher:subscription_error", channel)).data).toMatchObject({
          type: "AuthError",
          status: 401,
        });
      }
      await trial.subscribe(client, channel, data);
    }
  });

  test("does not accept another connection's signature, nor one for other channel data", async () => {
    const client = await trial.connect();
    const stolen = trial.api().authorizeChannel("1.1", "private-a");
    client.send("pusher:subscribe", { channel: "private-a", ...stolen });
    await client.next("pusher:subscription_error", "private-a");

    const own = trial.api().authorizeChannel(client.id, "presence-a", { user_id: "anna" });
    client.send("pusher:subscribe", { channel: "presence-a", ...own, channel_data: '{"user_id":"boss"}' });
    await client.next("pusher:subscription_error", "presence-a");
  });

  test("a second time is an error and delivers nothing twice", async () => {
    const client = await trial.connect();
    await trial.subscribe(client, "news");
    client.send("pusher:subscribe", { channel: "news" });
    expect((await client.next("pusher:error")).channel).toBe("news");
    await trial.api().trigger("news", "headline", 1);
    await client.next("headline");
    await client.settle();
    expect(client.received).toEqual([]);
  });

  test("ends without an answer, as often as asked", async () => {
    const client = await trial.connect();
    await trial.subscribe(client, "news");
    for (let times = 0; times < 2; times++) client.send("pusher:unsubscribe", { channel: "news" });
    await client.settle();
    await trial.api().trigger("news", "headline", 1);
    await client.settle();
    expect(client.received).toEqual([]);
    await trial.subscribe(client, "news");
  });

  test.each(["", "a b", "ä", "a/b", "#server-to-user-", "#server-to-user-boss", "x".repeat(165)])(
    "refuses the channel name %j",
    async (channel) => {
      const client = await trial.connect();
      client.send("pusher:subscribe", { channel });
      const answer = await Promise.race([client.next("pusher:error"), client.next("pusher:subscription_error")]);
      expect(answer).toBeDefined();
    },
  );

  test.each(["__proto__", "constructor", "toString", "a_-=@,.;B9", "x".repeat(164)])(
    "takes %s as a name like any other",
    async (name) => {
      const client = await trial.connect();
      await trial.subscribe(client, name);
      const answer = await trial.api().trigger(name, name, name, { info: "subscription_count" });
      expect(await answer.text()).toBe(`{"channels":{"${name}":{"subscription_count":1}}}`);
      expect((await client.next(name, name)).data).toBe(name);
      const list = await (await trial.api().get({ path: "/channels" })).text();
      expect(list).toContain(`"${name}"`);
    },
  );

  test("stops at 100 subscriptions, which all stay", async () => {
    const client = await trial.connect();
    for (let number = 0; number < 100; number++) await trial.subscribe(client, `many-${number}`);
    client.send("pusher:subscribe", { channel: "many-100" });
    expect((await client.next("pusher:subscription_error")).data).toMatchObject({ type: "LimitReached" });
    await trial.api().trigger("many-99", "still-here", 1);
    await client.next("still-here", "many-99");
  });
});
