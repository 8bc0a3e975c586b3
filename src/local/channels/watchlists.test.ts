import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RawClient, Trial } from "./testing";

describe("a watchlist", () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.start();
  });
  afterAll(() => trial.stop());

  async function signIn(id: string, watchlist?: unknown): Promise<RawClient> {
    const client = await trial.connect();
    client.send("pusher:signin", trial.api().authenticateUser(client.id, { id, watchlist } as { id: string }));
    await client.next("pusher:signin_success");
    return client;
  }

  const events = async (client: RawClient) => (await client.next("pusher_internal:watchlist_events")).data;
  const said = (name: string, ...ids: string[]) => ({ events: [{ name, user_ids: ids }] });

  test("says at sign-in who is online and who is not, then every change, once a person", async () => {
    const anna = await signIn("anna");
    const watcher = await signIn("watcher", ["anna", "ben"]);
    expect(await events(watcher)).toEqual({
      events: [
        { name: "online", user_ids: ["anna"] },
        { name: "offline", user_ids: ["ben"] },
      ],
    });
    const secondTab = await signIn("anna");
    anna.ws.close();
    await anna.closed();
    await watcher.settle();
    expect(watcher.received).toEqual([]);
    secondTab.ws.terminate();
    expect(await events(watcher)).toEqual(said("offline", "anna"));
    await signIn("ben");
    expect(await events(watcher)).toEqual(said("online", "ben"));
  });

  test("may name oneself, and then says so once", async () => {
    const client = await signIn("me", ["me"]);
    expect(await events(client)).toEqual(said("online", "me"));
    await client.settle();
    expect(client.received).toEqual([]);
  });

  test("is replaced by the one of a second sign-in as the same user, and ends with its connection", async () => {
    const client = await trial.connect();
    for (const watchlist of [["carl"], ["dora"]]) {
      client.send(
        "pusher:signin",
        trial.api().authenticateUser(client.id, { id: "again", watchlist } as { id: string }),
      );
      expect(await events(client)).toEqual(said("offline", ...watchlist));
    }
    await signIn("carl");
    await signIn("dora");
    expect(await events(client)).toEqual(said("online", "dora"));
    await client.settle();
    expect(client.received.filter(({ event }) => event.includes("watchlist"))).toEqual([]);
  });

  test("counts its first hundred users, says so of more, and skips what is no user", async () => {
    const ids = Array.from({ length: 101 }, (_, number) => `many-${number}`);
    const client = await signIn("curious", [null, 7, {}, "", ...ids, "many-0"]);
    expect((await client.next("pusher:error")).data).toMatchObject({ code: 4302 });
    expect(await events(client)).toEqual(said("offline", ...ids.slice(0, 100)));
  });

  test.each([["__proto__"], ["constructor"]])("takes %s as a user like any other", async (id) => {
    const client = await signIn("odd", [id]);
    expect(await events(client)).toEqual(said("offline", id));
    await signIn(id);
    expect(await events(client)).toEqual(said("online", id));
  });

  test.each(["anna", { 0: "anna" }, null, []])("that is %o is none", async (watchlist) => {
    const client = await signIn("plain", watchlist);
    await client.settle();
    expect(client.received).toEqual([]);
  });
});
