import { afterAll, expect, it } from "vitest";
import { BOT_NAME } from "@/features/auto-responses/rules";
import { closeDatabase, db } from "@/lib/db";
import { DAY_MS } from "@/lib/time";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aConversation, aVisitor } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { closeSession } from "./close-session";
import { listMessages } from "./list-messages";
import { sendMessage } from "./send-message";
import { sendReply } from "./send-reply";

afterAll(closeDatabase);

const everything = async (sessionId: string) => (await listMessages(sessionId, 0, 1_000)).messages;

it("numbers 50 messages sent at once 1 to n, without gaps and each once", async () => {
  const { sessionId, visitor } = await aConversation();
  const results = await atOnce(50, (n) => sendMessage({ sessionId, content: `Plate ${n}` }, visitor));
  expect(fulfilled(results)).toHaveLength(50);
  const messages = await everything(sessionId);
  expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 51 }, (_, n) => n + 1));
  expect(new Set(messages.map(({ content }) => content)).size).toBe(51);
});

it("stores the same clientMessageId sent ten times at once as one message, and answers each with it", async () => {
  const { sessionId, visitor } = await aConversation();
  const input = { sessionId, content: "Do you deliver to Kitale?", clientMessageId: "c1" };
  const sent = fulfilled(await atOnce(10, () => sendMessage(input, visitor)));
  expect(sent).toHaveLength(10);
  expect(sent.filter(({ repeated }) => !repeated)).toHaveLength(1);
  expect(new Set(sent.map(({ message }) => message.id)).size).toBe(1);
  expect(new Set(sent.map(({ autoReply }) => autoReply?.id)).size).toBe(1);
  expect(await everything(sessionId)).toHaveLength(3);
  expect(await db.outboxEvent.count({ where: { name: "chat/message.posted" } })).toBe(3);
});

it("refuses a clientMessageId that names another text, and keeps the first", async () => {
  const { sessionId, visitor } = await aConversation();
  await sendMessage({ sessionId, content: "First", clientMessageId: "c1" }, visitor);
  const again = sendMessage({ sessionId, content: "Second", clientMessageId: "c1" }, visitor);
  await expect(again).rejects.toMatchObject({ kind: "conflict", code: "chat.client_id_reused" });
  const staff = await aStaffMember();
  const reply = sendReply({ sessionId, content: "First", clientMessageId: "c1" }, staff);
  await expect(reply).rejects.toMatchObject({ code: "chat.client_id_reused" });
  expect((await everything(sessionId)).map(({ content }) => content).slice(1)).toEqual(["First"]);
});

it("answers a repeated send after the close with the first message", async () => {
  const { sessionId, visitor } = await aConversation();
  const input = { sessionId, content: "Asante", clientMessageId: "c1" };
  const first = await sendMessage(input, visitor);
  await closeSession({ sessionId }, await aStaffMember());
  expect((await sendMessage(input, visitor)).message).toEqual(first.message);
  const later = new Date(Date.now() + 8 * DAY_MS);
  const another = sendMessage({ sessionId, content: "One more" }, visitor, later);
  await expect(another).rejects.toMatchObject({ kind: "conflict", code: "chat.session_closed" });
});

it("lets nobody write in somebody else's conversation, which does not exist for him", async () => {
  const { sessionId } = await aConversation();
  const stranger = sendMessage({ sessionId, content: "Hi" }, await aVisitor());
  await expect(stranger).rejects.toMatchObject({ kind: "not_found", code: "chat.unknown_session" });
  expect(await everything(sessionId)).toHaveLength(1);
});

it("refuses more than 4,000 characters with 413 and stores nothing", async () => {
  const { sessionId, visitor } = await aConversation();
  const sending = sendMessage({ sessionId, content: "a".repeat(4_001) }, visitor);
  await expect(sending).rejects.toMatchObject({ code: "chat.content_too_long", details: { status: 413 } });
  expect(await everything(sessionId)).toHaveLength(1);
});

it("keeps the text sealed: no column of the database holds a canary", async () => {
  const { sessionId, visitor } = await aConversation();
  await sendMessage({ sessionId, content: "canary-7391 in the text" }, visitor);
  const rows = await db.$queryRaw`SELECT to_jsonb(m)::text AS row FROM chat_message m
    UNION ALL SELECT to_jsonb(o)::text FROM outbox_event o UNION ALL SELECT to_jsonb(s)::text FROM chat_session s`;
  expect(JSON.stringify(rows)).not.toContain("canary-7391");
  expect((await everything(sessionId)).at(-1)?.content).toContain("canary-7391");
});

it("does not open a text that was moved to another message", async () => {
  const { sessionId, visitor } = await aConversation();
  await sendMessage({ sessionId, content: "Mine" }, visitor);
  await db.$executeRaw`UPDATE chat_message a SET content_sealed = b.content_sealed FROM chat_message b
    WHERE a.session_id = ${sessionId} AND b.session_id = ${sessionId} AND a.seq = 1 AND b.seq = 2`;
  await expect(everything(sessionId)).rejects.toThrow();
});

it("answers in the visitor's transaction: the bot's words are the next message", async () => {
  const { sessionId, visitor } = await aConversation();
  const { message, autoReply } = await sendMessage({ sessionId, content: "Can I pay by M-Pesa?" }, visitor);
  expect(autoReply).toMatchObject({ seq: message.seq + 1, sender: "bot", senderName: BOT_NAME });
  expect(autoReply?.content).toContain("till");
});

it("leaves nothing behind when one part cannot be written", async () => {
  const { sessionId, visitor } = await aConversation();
  await db.$executeRaw`ALTER TABLE outbox_event ADD CONSTRAINT refuse CHECK (name <> 'chat/message.posted') NOT VALID`;
  try {
    await expect(sendMessage({ sessionId, content: "Delivery?" }, visitor)).rejects.toThrow();
  } finally {
    await db.$executeRaw`ALTER TABLE outbox_event DROP CONSTRAINT refuse`;
  }
  expect(await everything(sessionId)).toHaveLength(1);
  await sendMessage({ sessionId, content: "Delivery?" }, visitor);
  expect((await everything(sessionId)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

it("refuses the 301st message of half a minute with the seconds to wait", async () => {
  const { sessionId, visitor } = await aConversation();
  await db.rateLimit.create({
    data: { key: `chat.send:${sessionId}`, points: 300, expire: BigInt(Date.now() + 20_000) },
  });
  const sending = sendMessage({ sessionId, content: "Again" }, visitor);
  await expect(sending).rejects.toMatchObject({ kind: "too_many", details: { retryAfterSeconds: expect.any(Number) } });
});
