import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aConversation, aVisitor } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { blockVisitor } from "./block-visitor";
import { findOwnConversation } from "./find-own-conversation";
import { getSessionView } from "./get-session-view";
import { listMessages } from "./list-messages";
import { noteTyping } from "./note-typing";
import { releaseMessage } from "./release-message";
import { sendMessage } from "./send-message";
import { sendReply } from "./send-reply";
import { startSession } from "./start-session";
import { unblockVisitor } from "./unblock-visitor";

afterAll(closeDatabase);

const LINK = "Look: https://evil.example/win";
const newest = async (sessionId: string, side: "visitor" | "staff") =>
  (await listMessages(sessionId, 0, 100, side)).messages.at(-1);

it("stores nothing of a message with a rude word, and the next one gets the next number", async () => {
  const { sessionId, visitor } = await aConversation();
  const refused = sendMessage({ sessionId, content: "You bitch", clientMessageId: "c1" }, visitor);
  await expect(refused).rejects.toMatchObject({ code: "content.refused_words", details: { status: 422 } });
  const { message } = await sendMessage({ sessionId, content: "Sorry", clientMessageId: "c1" }, visitor);
  expect(message.seq).toBe(2);
});

it("masks card numbers before anything is stored or announced, in both sides' messages; repeated it is the same", async () => {
  const { sessionId, visitor } = await aConversation();
  const input = { sessionId, content: "Card 4111 1111 1111 1111 please", clientMessageId: "c1" };
  const sent = await sendMessage(input, visitor);
  expect(sent.message.content).toBe("Card •••• •••• •••• 1111 please");
  expect(await sendMessage(input, visitor)).toMatchObject({ repeated: true, message: sent.message });
  const reply = await sendReply(
    { sessionId, content: "5555555555554444?", clientMessageId: "c2" },
    await aStaffMember(),
  );
  expect(reply.message.content).toBe("•••• •••• •••• 4444?");
  expect((await newest(sessionId, "visitor"))?.content).toBe("•••• •••• •••• 4444?");
});

it("holds a new visitor's links for staff until one lets them through; the visitor sees no difference", async () => {
  const { sessionId, visitor } = await aConversation();
  const { message } = await sendMessage({ sessionId, content: LINK }, visitor);
  expect(message).not.toHaveProperty("held");
  expect(await newest(sessionId, "visitor")).toEqual(message);
  expect(await newest(sessionId, "staff")).toEqual({ ...message, held: true });
  const staff = await aStaffMember();
  const released = fulfilled(await atOnce(5, () => releaseMessage(message.id, staff)));
  expect(released).toHaveLength(5);
  expect(await newest(sessionId, "staff")).toEqual(message);
  await expect(releaseMessage("msg_none", staff)).rejects.toMatchObject({ code: "chat.unknown_message" });
});

it("holds no links of somebody whom a person has answered, in whichever conversation", async () => {
  const { sessionId, visitor } = await aConversation();
  await sendReply({ sessionId, content: "Karibu" }, await aStaffMember());
  await sendMessage({ sessionId, content: LINK }, visitor);
  expect(await newest(sessionId, "staff")).not.toHaveProperty("held");
  await db.chatSession.updateMany({ where: { id: sessionId }, data: { closedAt: new Date(0) } });
  const { session } = await startSession({}, { visitor: { id: visitor.visitorId }, customer: null, ip: "test" });
  expect(session.sessionId).not.toBe(sessionId);
  await sendMessage({ sessionId: session.sessionId, content: LINK }, visitor);
  expect(await newest(session.sessionId, "staff")).not.toHaveProperty("held");
});

it("holds no links of somebody who has signed in", async () => {
  const { sessionId, visitor } = await aConversation();
  const customer = await db.customer.create({ data: { id: "cus_1", email: "w@example.com", name: "Wanjiku" } });
  await db.visitor.update({ where: { id: visitor.visitorId }, data: { customerId: customer.id } });
  await sendMessage({ sessionId, content: LINK }, visitor);
  expect(await newest(sessionId, "staff")).not.toHaveProperty("held");
});

it("shuts a blocked visitor out of writing and starting, tells it once to staff, and nobody else", async () => {
  const { sessionId, visitor } = await aConversation();
  const staff = await aStaffMember();
  const first = await sendMessage({ sessionId, content: "Hello", clientMessageId: "c1" }, visitor);
  fulfilled(await atOnce(5, () => blockVisitor(sessionId, staff)));
  const forbidden = { kind: "forbidden", code: "chat.blocked" };
  await expect(sendMessage({ sessionId, content: "More" }, visitor)).rejects.toMatchObject(forbidden);
  const who = { visitor: { id: visitor.visitorId }, customer: null, ip: "test" };
  await expect(startSession({}, who)).rejects.toMatchObject(forbidden);
  const again = await sendMessage({ sessionId, content: "Hello", clientMessageId: "c1" }, visitor);
  expect(again.message).toEqual(first.message);
  const other = await aVisitor();
  await expect(startSession({}, { ...who, visitor: { id: other.visitorId } })).resolves.toMatchObject({
    created: true,
  });
  await unblockVisitor(sessionId, staff);
  await unblockVisitor(sessionId, staff);
  await expect(sendMessage({ sessionId, content: "Back" }, visitor)).resolves.toMatchObject({ repeated: false });
  const told = await db.chatActivity.findMany({ where: { sessionId, kind: { in: ["blocked", "unblocked"] } } });
  expect(told.map(({ kind, staffId }) => [kind, staffId]).sort()).toEqual([
    ["blocked", staff.id],
    ["unblocked", staff.id],
  ]);
});

it("tells a blocked visitor so wherever he reads, lets him neither type nor leave a note, and offers him no form", async () => {
  const { sessionId, visitor } = await aConversation();
  const staff = await aStaffMember();
  const { visitorId } = visitor;
  const words = /cannot write in this chat any more/;
  const night = new Date("2026-11-23T22:00:00Z");
  const look = async () => {
    const { offlineForm, blocked } = await getSessionView(sessionId, visitorId, night);
    return { offlineForm, blocked, page: (await findOwnConversation(visitorId)).blocked };
  };
  expect(await look()).toEqual({ offlineForm: true, blocked: null, page: null });
  await blockVisitor(sessionId, staff);
  const told = expect.stringMatching(words);
  expect(await look()).toEqual({ offlineForm: false, blocked: told, page: told });
  const forbidden = { kind: "forbidden", code: "chat.blocked" };
  await expect(noteTyping({ sessionId, preview: "a" }, visitor)).rejects.toMatchObject(forbidden);
  await expect(noteTyping({ sessionId }, { side: "staff", staff })).resolves.toBeUndefined();
  expect((await findOwnConversation(null)).blocked).toBeNull();
  await unblockVisitor(sessionId, staff);
  expect(await look()).toEqual({ offlineForm: true, blocked: null, page: null });
  await expect(noteTyping({ sessionId }, visitor)).resolves.toBeUndefined();
});

it("knows nobody to block in a conversation that is not there", async () => {
  await expect(blockVisitor("chs_none", await aStaffMember())).rejects.toMatchObject({ code: "chat.unknown_session" });
});

it("takes a snoozed conversation back into today's, and notes it once", async () => {
  const { sessionId, visitor } = await aConversation();
  await db.chatSession.update({ where: { id: sessionId }, data: { snoozedUntil: new Date("2030-01-01") } });
  fulfilled(await atOnce(3, (n) => sendMessage({ sessionId, content: `Still there? ${n}` }, visitor)));
  const session = await db.chatSession.findUniqueOrThrow({ where: { id: sessionId } });
  expect(session.snoozedUntil).toBeNull();
  expect(await db.chatActivity.count({ where: { sessionId, kind: "woken" } })).toBe(1);
});
