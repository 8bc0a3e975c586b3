import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { atOnce } from "@/testing/at-once";
import { listAutoResponses } from "./list-auto-responses";
import { seedAutoResponses } from "./seed-auto-responses";

afterAll(closeDatabase);

it("adds the six topics once, also when asked at once, and keeps what staff changed", async () => {
  await atOnce(5, () => seedAutoResponses());
  expect(await db.chatAutoResponse.count()).toBe(6);
  await db.chatAutoResponse.update({ where: { topic: "delivery" }, data: { answer: "By boda only." } });
  await seedAutoResponses();
  expect((await listAutoResponses()).find(({ topic }) => topic === "delivery")?.answer).toBe("By boda only.");
});

it("gives a shop without answers the defaults, but not one that switched them off", async () => {
  expect(await listAutoResponses()).toHaveLength(6);
  await db.chatAutoResponse.updateMany({ data: { disabledAt: new Date() } });
  expect(await listAutoResponses()).toEqual([]);
});
