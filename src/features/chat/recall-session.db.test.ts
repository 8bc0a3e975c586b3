import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aConversation } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { closeSession } from "./close-session";
import { sendMessage } from "./send-message";
import { sendReply } from "./send-reply";

afterAll(closeDatabase);

/** A conversation that this process knows: its next message is written without reading first. */
async function aKnownConversation() {
  const known = await aConversation();
  const { sessionId, visitor } = known;
  for (const clientMessageId of ["k1", "k2", "k3"])
    await sendMessage({ sessionId, content: `Basins, please, ${clientMessageId[0]}`, clientMessageId }, visitor);
  return known;
}

const messagesOf = (sessionId: string) => db.chatMessage.findMany({ where: { sessionId }, orderBy: { seq: "asc" } });

it("stores the same clientMessageId once, and answers with the first", async () => {
  const { sessionId, visitor } = await aKnownConversation();
  const before = await messagesOf(sessionId);
  const again = await sendMessage({ sessionId, content: "Basins, please, k", clientMessageId: "k3" }, visitor);
  expect(again).toMatchObject({ repeated: true, message: { clientMessageId: "k3" } });
  expect(await messagesOf(sessionId)).toHaveLength(before.length);
});

it("gives every number once when others write in between and at once", async () => {
  const { sessionId, visitor } = await aKnownConversation();
  const staff = await aStaffMember();
  await sendReply({ sessionId, content: "I am here." }, staff);
  const sent = await atOnce(10, (n) =>
    n % 3 === 0
      ? sendReply({ sessionId, content: `Answer ${n}` }, staff)
      : sendMessage({ sessionId, content: `Question ${n}`, clientMessageId: `q${n}` }, visitor),
  );
  expect(fulfilled(sent)).toHaveLength(10);
  const stored = await messagesOf(sessionId);
  expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
});

it("does not let the bot speak once a person has answered", async () => {
  const { sessionId, visitor } = await aKnownConversation();
  await sendReply({ sessionId, content: "I am here." }, await aStaffMember());
  expect((await sendMessage({ sessionId, content: "What about delivery?" }, visitor)).autoReply).toBeNull();
});

it("refuses whom staff have just blocked", async () => {
  const { sessionId, visitor } = await aKnownConversation();
  await db.visitor.update({ where: { id: visitor.visitorId }, data: { blockedAt: new Date() } });
  const refused = sendMessage({ sessionId, content: "Hello?" }, visitor);
  await expect(refused).rejects.toMatchObject({ code: "chat.blocked" });
});

it("opens a conversation again that was closed meanwhile, and tells so", async () => {
  const { sessionId, visitor } = await aKnownConversation();
  await closeSession({ sessionId }, await aStaffMember());
  await sendMessage({ sessionId, content: "One more thing" }, visitor);
  expect(await db.chatSession.findUnique({ where: { id: sessionId } })).toMatchObject({ closedAt: null });
  expect(await db.chatActivity.count({ where: { sessionId, kind: "reopened" } })).toBe(1);
});

it("is somebody else's to nobody", async () => {
  const { sessionId } = await aKnownConversation();
  const { visitor } = await aConversation();
  const refused = sendMessage({ sessionId, content: "Hello?" }, visitor);
  await expect(refused).rejects.toMatchObject({ code: "chat.unknown_session" });
});
