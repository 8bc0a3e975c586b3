import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { heard, Trial } from "./testing";

describe("client events", () => {
  let trial: Trial;
  beforeAll(async () => {
    trial = await Trial.start({ now: () => 1_000_000 });
  });
  afterAll(() => trial.stop());

  test("reach the others on the channel and never the sender", async () => {
    const sender = await trial.connect();
    await trial.subscribe(sender, "private-chat");
    const channel = trial.browser().subscribe("private-chat");
    await heard(channel, "pusher:subscription_succeeded");
    const typing = heard(channel, "client-typing");
    sender.send("client-typing", { by: "anna" }, "private-chat");
    expect(await typing).toEqual({ by: "anna" });
    await sender.settle();
    expect(sender.received).toEqual([]);

    channel.trigger("client-typing", { by: "ben" });
    expect((await sender.next("client-typing")).data).toEqual({ by: "ben" });
  });

  test("carry on presence channels who sent them, which the sender cannot forge", async () => {
    const [sender, reader] = [await trial.connect(), await trial.connect()];
    await trial.subscribe(sender, "presence-chat", { user_id: "anna" });
    await trial.subscribe(reader, "presence-chat", { user_id: "ben" });
    sender.ws.send('{"event":"client-hi","channel":"presence-chat","data":1,"user_id":"boss"}');
    expect((await reader.next("client-hi")).user_id).toBe("anna");
  });

  test.each([
    ["a public channel", "chat", true],
    ["an encrypted channel", "private-encrypted-chat", true],
    ["a channel the sender is not on", "private-other", false],
    ["__proto__", "__proto__", false],
  ])("are refused with 4009 on %s", async (_what, channel, subscribed) => {
    const [sender, reader] = [await trial.connect(), await trial.connect()];
    await trial.subscribe(reader, channel);
    if (subscribed) await trial.subscribe(sender, channel);
    sender.send("client-hi", 1, channel);
    expect((await sender.next("pusher:error")).data).toMatchObject({ code: 4009 });
    await reader.settle();
    expect(reader.received).toEqual([]);
  });

  test("beyond ten in a second are refused with 4301, one by one", async () => {
    const [sender, reader] = [await trial.connect(), await trial.connect()];
    await trial.subscribe(sender, "private-flood");
    await trial.subscribe(reader, "private-flood");
    for (let number = 1; number <= 25; number++) sender.send("client-n", number, "private-flood");
    await sender.settle();
    await reader.settle();
    expect(reader.received.map(({ data }) => data)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(sender.received).toHaveLength(15);
    expect(sender.received[0]?.data).toMatchObject({ code: 4301 });
  });

  test("over 10 KB or with a name over 200 characters are refused with 4301", async () => {
    const client = await trial.connect();
    await trial.subscribe(client, "private-big");
    client.send("client-big", "x".repeat(10_241), "private-big");
    expect((await client.next("pusher:error")).data).toMatchObject({ code: 4301 });
    client.send(`client-${"x".repeat(194)}`, 1, "private-big");
    expect((await client.next("pusher:error")).data).toMatchObject({ code: 4301 });
    client.send(`client-${"x".repeat(193)}`, "x".repeat(10_240), "private-big");
    await client.settle();
    expect(client.received).toEqual([]);
  });
});
