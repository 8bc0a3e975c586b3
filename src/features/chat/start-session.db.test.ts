import { afterAll, afterEach, expect, it, vi } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import * as environment from "@/lib/env";
import { DAY_MS } from "@/lib/time";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aConversation, aVisitor } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { closeSession } from "./close-session";
import { sendMessage } from "./send-message";
import { startSession } from "./start-session";

afterAll(closeDatabase);
afterEach(() => vi.restoreAllMocks());

const starter = (visitorId: string | null) => ({
  visitor: visitorId ? { id: visitorId } : null,
  customer: null,
  ip: "test",
});

it("opens with the bot's greeting as message 1 and tells where to listen", async () => {
  const { created, session } = await startSession({}, starter(null));
  expect(created).toBe(true);
  expect(session.messages).toMatchObject([{ seq: 1, sender: "bot" }]);
  expect(session.realtime).toMatchObject({
    channel: `private-encrypted-chat-${session.sessionId}`,
    authEndpoint: "/api/pusher/auth",
  });
});

it("takes up the visitor's open conversation and keeps what was typed before", async () => {
  const visitor = await aVisitor();
  const first = await startSession({ name: "Wanjiku", email: "w@example.com" }, starter(visitor.visitorId));
  const again = await startSession({ phone: "0712 345 678" }, starter(visitor.visitorId));
  expect(again).toMatchObject({ created: false, session: { sessionId: first.session.sessionId } });
  const row = await db.chatSession.findUniqueOrThrow({ where: { id: first.session.sessionId } });
  expect(row).toMatchObject({ name: "Wanjiku", email: "w@example.com", phone: "0712 345 678" });
});

it("opens one conversation for a visitor who asks ten times at once", async () => {
  const visitor = await aVisitor();
  const started = fulfilled(await atOnce(10, () => startSession({}, starter(visitor.visitorId))));
  expect(started).toHaveLength(10);
  expect(started.filter(({ created }) => created)).toHaveLength(1);
  expect(new Set(started.map(({ session }) => session.sessionId)).size).toBe(1);
  expect(await db.chatMessage.count()).toBe(1);
});

it("gives back what was closed for seven days, as it is, and begins anew after them; the typed address of another opens nothing of his", async () => {
  const { sessionId, visitor } = await aConversation();
  await sendMessage({ sessionId, content: "Mine" }, visitor);
  await closeSession({ sessionId }, await aStaffMember());
  const closed = await startSession({}, starter(visitor.visitorId));
  expect([closed.created, closed.session]).toMatchObject([false, { sessionId, status: "closed" }]);
  expect(closed.session.view).toMatchObject({ status: "closed", canReopen: true });
  const next = await startSession({}, starter(visitor.visitorId), new Date(Date.now() + 8 * DAY_MS));
  expect([next.created, next.session.view.canReopen]).toEqual([true, false]);
  await db.chatSession.updateMany({ data: { email: "w@example.com" } });
  const stranger = await startSession({ email: "w@example.com" }, starter(null));
  expect(stranger.session.sessionId).not.toBe(next.session.sessionId);
  expect(stranger.session.messages).toHaveLength(1);
});

it("is silent from the greeting on when CHAT_AUTO_RESPONSE_ENABLED is false", async () => {
  const settings = environment.env();
  vi.spyOn(environment, "env").mockReturnValue({ ...settings, CHAT_AUTO_RESPONSE_ENABLED: false });
  const { sessionId, visitor } = await aConversation();
  const { message, autoReply } = await sendMessage({ sessionId, content: "Do you deliver?" }, visitor);
  expect(message.seq).toBe(1);
  expect(autoReply).toBeNull();
});
