import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aConversation } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { listMessages } from "./list-messages";
import { sendMessage } from "./send-message";
import { sendReply } from "./send-reply";

afterAll(closeDatabase);

it("silences the bot for good once a person has answered", async () => {
  const { sessionId, visitor } = await aConversation();
  await sendReply({ sessionId, content: "Karibu, I am here." }, await aStaffMember());
  const { autoReply } = await sendMessage({ sessionId, content: "Do you deliver to Meru?" }, visitor);
  expect(autoReply).toBeNull();
});

it("never lets the bot speak behind a person, also when both write at once", async () => {
  const staff = await aStaffMember();
  for (let round = 0; round < 8; round++) {
    const { sessionId, visitor } = await aConversation();
    const results = await Promise.allSettled([
      ...[1, 2, 3].map(() => sendMessage({ sessionId, content: "Delivery to Meru?" }, visitor)),
      sendReply({ sessionId, content: "I am here." }, staff),
      ...[1, 2, 3].map(() => sendMessage({ sessionId, content: "Delivery to Meru?" }, visitor)),
    ]);
    expect(fulfilled<unknown>(results)).toHaveLength(7);
    const senders = (await listMessages(sessionId, 0, 100)).messages.map(({ sender }) => sender);
    expect(senders.slice(senders.indexOf("staff"))).not.toContain("bot");
  }
});

it("gives a free conversation to who answers, an owned one stays with its owner", async () => {
  const { sessionId } = await aConversation();
  const [amina, brian] = [await aStaffMember("Amina"), await aStaffMember("Brian")];
  await sendReply({ sessionId, content: "One" }, amina);
  await sendReply({ sessionId, content: "Two" }, brian);
  const session = await db.chatSession.findUniqueOrThrow({ where: { id: sessionId } });
  expect(session.assignedToId).toBe(amina.id);
});

it("ends the waiting and counts what was written before as read", async () => {
  const { sessionId, visitor } = await aConversation();
  await sendMessage({ sessionId, content: "Anybody?" }, visitor, new Date("2026-11-22T09:00:00Z"));
  const waiting = await db.chatSession.findUniqueOrThrow({ where: { id: sessionId } });
  expect(waiting.waitingSince).toEqual(new Date("2026-11-22T09:00:00Z"));
  await sendReply({ sessionId, content: "Yes" }, await aStaffMember());
  const answered = await db.chatSession.findUniqueOrThrow({ where: { id: sessionId } });
  expect(answered).toMatchObject({ waitingSince: null, staffReadSeq: 3 });
});

it("stores the same reply sent five times at once as one message", async () => {
  const { sessionId } = await aConversation();
  const staff = await aStaffMember();
  const sent = fulfilled(await atOnce(5, () => sendReply({ sessionId, content: "Yes", clientMessageId: "r1" }, staff)));
  expect(sent.filter(({ repeated }) => !repeated)).toHaveLength(1);
  expect((await listMessages(sessionId, 0, 100)).messages).toHaveLength(2);
});

it("answers in no conversation that does not exist", async () => {
  const sending = sendReply({ sessionId: "chs_none", content: "Hi" }, await aStaffMember());
  await expect(sending).rejects.toMatchObject({ kind: "not_found" });
});

it("holds an answer back when a colleague has answered meanwhile, and says what; an own answer or the bot's is no reason", async () => {
  const { sessionId, visitor } = await aConversation();
  const [asha, brian] = await Promise.all([aStaffMember("Asha"), aStaffMember("Brian")]);
  const { message } = await sendMessage({ sessionId, content: "Do you deliver to Meru?" }, visitor);
  const reply = { sessionId, afterSeq: message.seq };
  await sendReply({ ...reply, content: "Yes.", clientMessageId: "asha-1" }, asha);
  await sendReply({ ...reply, content: "In two days.", clientMessageId: "asha-2" }, asha);
  const late = { ...reply, content: "Yes we do!", clientMessageId: "brian-1" };
  await expect(sendReply(late, brian)).rejects.toMatchObject({
    code: "chat.answered_meanwhile",
    details: { facts: { message: { content: "In two days.", senderName: "Asha" } } },
  });
  const sent = await sendReply({ ...late, afterSeq: undefined }, brian);
  // Its answer was lost on the way: asked again it is the first message, not a refusal.
  expect((await sendReply(late, brian)).message.id).toBe(sent.message.id);
});
