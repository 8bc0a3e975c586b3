import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { heard, Trial } from "./testing";

interface Roster {
  count: number;
  myID: string;
  get(id: string): { id: string; info: unknown };
}

describe("presence", () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.start({ limits: { presenceMembers: 3 } });
  });
  afterAll(() => trial.stop());

  test("tells the official client who is there, who came and who went", async () => {
    const ben = await trial.connect();
    await trial.subscribe(ben, "presence-shop", { user_id: "ben", user_info: { name: "Ben" } });
    const channel = trial.browser({ user_id: "anna", user_info: { name: "Anna" } }).subscribe("presence-shop");
    const roster = await heard<Roster>(channel, "pusher:subscription_succeeded");
    expect([roster.count, roster.myID, roster.get("ben").info]).toEqual([2, "anna", { name: "Ben" }]);
    const { data } = await ben.next("pusher_internal:member_added");
    expect(data).toEqual({ user_id: "anna", user_info: { name: "Anna" } });
    const left = heard<{ id: string }>(channel, "pusher:member_removed");
    ben.ws.close();
    expect((await left).id).toBe("ben");
  });

  test("counts people, not tabs: joined once with the first, left once with the last, even when it breaks", async () => {
    const watcher = await trial.connect();
    await trial.subscribe(watcher, "presence-tabs", { user_id: "watcher" });
    const tabs = [await trial.connect(), await trial.connect(), await trial.connect()] as const;
    for (const tab of tabs) {
      const { data } = await trial.subscribe(tab, "presence-tabs", { user_id: "anna" });
      expect(data).toMatchObject({ presence: { ids: ["watcher", "anna"], count: 2 } });
    }
    expect((await watcher.next("pusher_internal:member_added")).data).toMatchObject({ user_id: "anna" });

    tabs[0].send("pusher:unsubscribe", { channel: "presence-tabs" });
    await tabs[0].settle();
    tabs[1].ws.close();
    await tabs[1].closed();
    await watcher.settle();
    expect(watcher.received).toEqual([]);

    tabs[2].ws.terminate();
    expect((await watcher.next("pusher_internal:member_removed")).data).toEqual({ user_id: "anna" });
    await watcher.settle();
    expect(watcher.received).toEqual([]);
  });

  test("takes numbers and __proto__ as user ids", async () => {
    const client = await trial.connect();
    await trial.subscribe(client, "presence-ids", { user_id: 7 as unknown as string });
    const other = await trial.connect();
    await trial.subscribe(other, "presence-ids", { user_id: "__proto__", user_info: { a: 1 } });
    const roster = JSON.parse(other.texts.at(-1) ?? "").data;
    expect(roster).toBe('{"presence":{"ids":["7","__proto__"],"hash":{"7":{},"__proto__":{"a":1}},"count":2}}');
  });

  test("refuses a person too many, but not another tab of one who is there", async () => {
    const clients = [
      await trial.connect(),
      await trial.connect(),
      await trial.connect(),
      await trial.connect(),
    ] as const;
    for (const at of [0, 1, 2] as const) await trial.subscribe(clients[at], "presence-full", { user_id: `user-${at}` });
    const late = trial.api().authorizeChannel(clients[3].id, "presence-full", { user_id: "late" });
    clients[3].send("pusher:subscribe", { channel: "presence-full", ...late });
    expect((await clients[3].next("pusher:subscription_error")).data).toMatchObject({ type: "LimitReached" });
    await trial.subscribe(clients[3], "presence-full", { user_id: "user-0" });
  });

  test.each([
    ["no user id", {}],
    ["an empty user id", { user_id: "" }],
    ["a user id that is an object", { user_id: { toString: "x" } }],
    ["a user id of 129 characters", { user_id: "x".repeat(129) }],
    ["more than 1 KB about the user", { user_id: "anna", user_info: "x".repeat(1_023) }],
  ])("refuses %s", async (_what, data) => {
    const client = await trial.connect();
    const auth = trial.api().authorizeChannel(client.id, "presence-odd", data as never);
    client.send("pusher:subscribe", { channel: "presence-odd", ...auth });
    expect((await client.next("pusher:subscription_error")).data).toMatchObject({ status: 400 });
  });
});
