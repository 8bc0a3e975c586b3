import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { dropKept } from "@/lib/keep-briefly";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aConversation } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { readSession } from "./rows";
import { sendMessage } from "./send-message";
import { sendReply } from "./send-reply";
import { storeMessage, type Words } from "./store-message";

afterAll(closeDatabase);

const words: Words = { content: "Hello", held: false, customerId: null, reply: null };

async function aRule(rule: { handsOver?: boolean; oncePerSession?: boolean }): Promise<void> {
  const data = { id: "car_test", topic: "zebras", keywords: ["zebra"], answer: "Zebras are striped.", priority: 99 };
  await db.chatAutoResponse.create({ data: { ...data, ...rule } });
  dropKept();
}

it("gives an answer that is for once in a conversation once, also to five messages at once", async () => {
  await aRule({ oncePerSession: true });
  const { sessionId, visitor } = await aConversation();
  const sent = fulfilled(await atOnce(5, (n) => sendMessage({ sessionId, content: `A zebra? ${n}` }, visitor)));
  expect(sent).toHaveLength(5);
  expect(sent.filter(({ autoReply }) => autoReply?.content === "Zebras are striped.")).toHaveLength(1);
});

it("is silent once it has handed over, and tells staff so once", async () => {
  await aRule({ handsOver: true });
  const { sessionId, visitor } = await aConversation();
  const sent = fulfilled(await atOnce(5, (n) => sendMessage({ sessionId, content: `A zebra? ${n}` }, visitor)));
  expect(sent).toHaveLength(5);
  expect(sent.filter(({ autoReply }) => autoReply)).toHaveLength(1);
  expect((await sendMessage({ sessionId, content: "Delivery?" }, visitor)).autoReply).toBeNull();
  expect(await db.chatActivity.count({ where: { sessionId, kind: "handed_over" } })).toBe(1);
});

it("stores nothing on top of a state that is over: somebody has answered since it was read", async () => {
  const { sessionId } = await aConversation();
  const seen = await readSession(sessionId);
  if (!seen) throw new Error("no session");
  await sendReply({ sessionId, content: "I am here." }, await aStaffMember());
  expect(await storeMessage(seen, words, new Date())).toBeNull();
  expect(await storeMessage({ ...seen, snoozedUntil: new Date() }, words, new Date())).toBeNull();
  expect(await db.chatMessage.count({ where: { sessionId, sender: "visitor" } })).toBe(0);
});
