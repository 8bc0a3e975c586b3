import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { atOnce } from "@/testing/at-once";
import { changeAutoResponse } from "./change-auto-response";
import { createAutoResponse } from "./create-auto-response";
import { deleteAutoResponse } from "./delete-auto-response";
import { listAllAutoResponses } from "./list-all-auto-responses";
import { listAutoResponses } from "./list-auto-responses";
import type { AutoResponseInput } from "./schema";
import { seedAutoResponses } from "./seed-auto-responses";
import { switchAutoResponse } from "./switch-auto-response";
import { trySentence } from "./try-sentence";

afterAll(closeDatabase);

const mugs: AutoResponseInput = {
  topic: "mugs",
  keywords: ["enamel mug", "kikombe"],
  answer: "Mugs come back in May, {{customer.firstName}}.",
  priority: 100,
  when: "always",
  oncePerSession: false,
  quickReplies: [],
  handsOver: false,
  teamId: null,
};
const topics = async () => (await listAutoResponses()).map(({ topic }) => topic);
const monday = new Date("2026-11-23T09:00:00+03:00");

it("adds the six topics and the way to a person once, also when asked at once, and keeps what staff changed", async () => {
  await atOnce(5, () => seedAutoResponses());
  expect(await db.chatAutoResponse.count()).toBe(7);
  const delivery = (await listAutoResponses()).find(({ topic }) => topic === "delivery");
  if (!delivery) throw new Error("no answer about delivery");
  await changeAutoResponse({ ...delivery, answer: "By boda only." });
  await seedAutoResponses();
  expect((await listAutoResponses()).find(({ topic }) => topic === "delivery")?.answer).toBe("By boda only.");
});

it("gives a shop without answers the defaults, but not one that switched them off", async () => {
  expect(await topics()).toHaveLength(7);
  for (const { id } of await listAllAutoResponses()) await switchAutoResponse({ id, on: false });
  expect(await topics()).toEqual([]);
  expect(await listAllAutoResponses()).toHaveLength(7);
});

it("goes by a change at once in the process that made it", async () => {
  expect(await topics()).not.toContain("mugs");
  const { id } = await createAutoResponse(mugs);
  expect(await topics()).toContain("mugs");
  await changeAutoResponse({ ...mugs, id, topic: "cups" });
  expect(await topics()).toContain("cups");
  await switchAutoResponse({ id, on: false });
  await switchAutoResponse({ id, on: false });
  expect(await topics()).not.toContain("cups");
  await switchAutoResponse({ id, on: true });
  await deleteAutoResponse(id);
  await deleteAutoResponse(id);
  expect(await topics()).not.toContain("cups");
  await expect(switchAutoResponse({ id, on: true })).rejects.toMatchObject({ code: "auto-responses.unknown" });
});

describe("refuses", () => {
  it("a name that is taken, also of two created at once, and a team that is not there", async () => {
    const made = await Promise.allSettled([1, 2, 3].map(() => createAutoResponse(mugs)));
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(createAutoResponse(mugs)).rejects.toMatchObject({ code: "auto-responses.topic_taken" });
    await expect(createAutoResponse({ ...mugs, topic: "b", teamId: "team_none" })).rejects.toMatchObject({
      details: { fields: { teamId: expect.any(String) } },
    });
  });

  it("to remove or rename what the chat knows by name", async () => {
    const greeting = (await listAutoResponses()).find(({ topic }) => topic === "greeting");
    if (!greeting) throw new Error("no greeting");
    await expect(deleteAutoResponse(greeting.id)).rejects.toMatchObject({ code: "auto-responses.needed" });
    await changeAutoResponse({ ...greeting, topic: "salute", answer: "Sasa!" });
    expect(await topics()).toContain("greeting");
  });
});

describe("trying a sentence", () => {
  it("shows the rules that fit, the slip that was read, and the answer filled", async () => {
    const tried = await trySentence({ content: "Hello, delivary to Kisumu?" }, monday);
    expect(tried.rules).toMatchObject([
      { topic: "delivery", answers: true, slips: [{ typed: "delivary", meant: "delivery" }] },
      { topic: "greeting", answers: false, why: "does not answer: a rule above it does" },
    ]);
    expect(tried.answer?.content).toContain("KSh 500 to Kisumu");
  });

  it("tries what is not saved, and passes over what does not hold now", async () => {
    const draft = { ...mugs, id: null, when: "outside_hours" as const };
    const open = await trySentence({ content: "Hello, an enamel mug", draft }, monday);
    expect(open.rules).toMatchObject([
      { topic: "mugs", answers: false, why: "does not answer: the shop is open now" },
      { topic: "greeting", answers: true },
    ]);
    const sunday = await trySentence({ content: "an enamel mug", draft }, new Date("2026-11-22T09:00:00+03:00"));
    expect(sunday.answer?.content).toBe("Mugs come back in May, Wanjiku.");
    expect(await trySentence({ content: "zebra" }, monday)).toEqual({ rules: [], answer: null, note: null });
    expect(await topics()).not.toContain("mugs");
  });
});
