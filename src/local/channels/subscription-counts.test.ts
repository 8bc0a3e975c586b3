import { expect, test } from "vitest";
import { Trial } from "./testing";

const COUNT = "pusher_internal:subscription_count";

test("subscribers hear their number at once while they are few, and only now and then when they are many", async () => {
  const trial = await Trial.start({
    subscriptionCounts: true,
    limits: { countedAtOnce: 2, livenessEverySeconds: 0.3 },
  });
  const first = await trial.connect();
  const counts = () => first.received.filter(({ event }) => event === COUNT).map(({ data }) => data);
  await trial.subscribe(first, "hall");
  await trial.subscribe(await trial.connect(), "hall");
  await first.settle();
  expect(counts()).toEqual([{ subscription_count: 1 }, { subscription_count: 2 }]);
  const many = await Promise.all(Array.from({ length: 10 }, () => trial.connect()));
  for (const client of many) client.send("pusher:subscribe", { channel: "hall" });
  await Promise.all(many.map((client) => client.settle()));
  await expect.poll(() => counts().at(-1)).toEqual({ subscription_count: 12 });
  expect(counts().length).toBeLessThan(6);
  await trial.stop();
});

test("nobody hears of numbers unless the app wants it, nor on presence channels or channels of users", async () => {
  const [silent, counting] = [await Trial.start(), await Trial.start({ subscriptionCounts: true })];
  const anna = await silent.connect();
  await silent.subscribe(anna, "hall");
  const ben = await counting.connect();
  await counting.subscribe(ben, "presence-hall", { user_id: "ben" });
  ben.send("pusher:signin", counting.api().authenticateUser(ben.id, { id: "ben" }));
  ben.send("pusher:subscribe", { channel: "#server-to-user-ben" });
  for (const client of [anna, ben]) {
    await client.settle();
    expect(client.received.filter(({ event }) => event === COUNT)).toEqual([]);
  }
  await silent.stop();
  await counting.stop();
});
