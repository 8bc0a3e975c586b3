import { afterAll, afterEach, expect, it, vi } from "vitest";
import { createAutoResponse } from "@/features/auto-responses/create-auto-response";
import type { AutoResponseInput } from "@/features/auto-responses/schema";
import { closeDatabase, db } from "@/lib/db";
import * as environment from "@/lib/env";
import { aConversation } from "@/testing/factories/conversations";
import { chooseAutoReply, chooseGreeting } from "./choose-auto-reply";
import { sendMessage } from "./send-message";

afterAll(closeDatabase);
afterEach(() => vi.restoreAllMocks());

const monday = new Date("2026-11-23T09:00:00+03:00");
const sunday = new Date("2026-11-22T09:00:00+03:00");
const mugs: AutoResponseInput = {
  topic: "mugs",
  keywords: ["mug"],
  answer: "Mugs are back in May, {{customer.firstName}}.",
  priority: 100,
  when: "always",
  oncePerSession: false,
  quickReplies: ["Delivery"],
  handsOver: false,
  teamId: null,
};

it("answers with the visitor's name, the rule's buttons and what follows from it", async () => {
  const { id } = await createAutoResponse(mugs);
  const { sessionId, visitor } = await aConversation("Wanjiku Kamau");
  expect(await chooseAutoReply("A mug?", visitor, { sessionId }, monday)).toEqual({
    content: "Mugs are back in May, Wanjiku.",
    quickReplies: ["Delivery"],
    autoResponseId: id,
    oncePerSession: false,
    handsOver: false,
    teamId: null,
  });
  const nobody = await aConversation();
  const reply = await chooseAutoReply("A mug?", nobody.visitor, { sessionId: nobody.sessionId }, monday);
  expect(reply?.content).toBe("Mugs are back in May, friend.");
});

it("passes over a rule whose time it is not, for the next that fits", async () => {
  await createAutoResponse({ ...mugs, when: "outside_hours" });
  const { sessionId, visitor } = await aConversation();
  const answer = async (now: Date) => (await chooseAutoReply("mug delivery", visitor, { sessionId }, now))?.content;
  expect(await answer(monday)).toMatch(/every county/);
  expect(await answer(sunday)).toMatch(/^Mugs/);
});

it("gives an answer for once in a conversation once, then the next that fits", async () => {
  await createAutoResponse({ ...mugs, oncePerSession: true });
  const { sessionId, visitor } = await aConversation();
  const ask = async () => (await sendMessage({ sessionId, content: "mug delivery" }, visitor)).autoReply?.content;
  expect(await ask()).toMatch(/^Mugs/);
  expect(await ask()).toMatch(/every county/);
  const other = await aConversation();
  const reply = await sendMessage({ sessionId: other.sessionId, content: "mug" }, other.visitor);
  expect(reply.autoReply?.content).toMatch(/^Mugs/);
});

it("hands over with words that say so, and is silent from there on", async () => {
  const { sessionId, visitor } = await aConversation();
  const { autoReply } = await sendMessage({ sessionId, content: "nataka kuongea na mtu" }, visitor);
  expect(autoReply?.content).toMatch(/hand you over to one of us now/);
  const session = await db.chatSession.findUniqueOrThrow({ where: { id: sessionId } });
  expect(session.handedOverAt).not.toBeNull();
  expect((await sendMessage({ sessionId, content: "delivery?" }, visitor)).autoReply).toBeNull();
});

it("is silent altogether when CHAT_AUTO_RESPONSE_ENABLED is false", async () => {
  const { sessionId, visitor } = await aConversation();
  const before = environment.env();
  vi.spyOn(environment, "env").mockReturnValue({ ...before, CHAT_AUTO_RESPONSE_ENABLED: false });
  expect(await chooseAutoReply("delivery?", visitor, { sessionId }, monday)).toBeNull();
  expect(await chooseGreeting("Wanjiku", monday)).toBeNull();
});
