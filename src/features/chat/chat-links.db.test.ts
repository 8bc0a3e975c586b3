import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { visitorToken } from "@/lib/session";
import { DAY_MS } from "@/lib/time";
import { signToken, verifyToken } from "@/lib/tokens";
import { aConversation, aVisitor } from "@/testing/factories/conversations";
import { answerByLink } from "./answer-by-link";
import { getLinkedConversation } from "./get-linked-conversation";
import { CHAT_LINK_DAYS, chatLinkUrl } from "./make-chat-link";
import { sendMessage } from "./send-message";

afterAll(closeDatabase);

const tokenOf = (url: string) => new URL(url).searchParams.get("token") ?? "";

async function aLinkedConversation(now = new Date()) {
  const { sessionId, visitor } = await aConversation("Wanjiku");
  await sendMessage({ sessionId, content: "Is it in stock?" }, visitor);
  return { sessionId, visitor, token: tokenOf(chatLinkUrl(sessionId, now)) };
}

it("opens its conversation for whoever holds it, and changes nothing by being looked at", async () => {
  const { sessionId, visitor, token } = await aLinkedConversation();
  const before = await db.chatSession.findUnique({ where: { id: sessionId } });
  const opened = await getLinkedConversation(token, null);
  expect(opened).toMatchObject({ sessionId, own: false, status: "open" });
  expect(opened.messages.some(({ content }) => content === "Is it in stock?")).toBe(true);
  expect(await getLinkedConversation(token, visitor.visitorId)).toMatchObject({ own: true });
  expect((await getLinkedConversation(token, (await aVisitor()).visitorId)).own).toBe(false);
  expect(await db.chatSession.findUnique({ where: { id: sessionId } })).toEqual(before);
});

it("lets its holder answer as the visitor, once for an id, in this conversation only", async () => {
  const { sessionId, token } = await aLinkedConversation();
  const other = await aLinkedConversation();
  const answer = { token, content: "I am back", clientMessageId: "web_1" };
  await answerByLink(answer, "1.2.3.4");
  await answerByLink(answer, "1.2.3.4");
  const own = await db.chatMessage.findMany({ where: { sessionId, sender: "visitor" } });
  expect(own).toHaveLength(2);
  expect(await db.chatMessage.count({ where: { sessionId: other.sessionId, sender: "visitor" } })).toBe(1);
});

it("is worth nothing for anything else: it proves no visitor, and no other token opens a conversation", async () => {
  const { sessionId, visitor, token } = await aLinkedConversation();
  const now = new Date();
  expect(verifyToken("visitor", token, now)).toBeNull();
  const soon = new Date(now.getTime() + DAY_MS);
  const foreign = [
    visitorToken(visitor.visitorId),
    signToken("order", sessionId, soon),
    signToken("visitor", sessionId, soon),
    signToken("chat", "chs_gone", soon),
    `${token}x`,
    "",
  ];
  for (const wrong of foreign) {
    await expect(getLinkedConversation(wrong, null)).rejects.toMatchObject({ code: "chat.link_not_valid" });
    await expect(answerByLink({ token: wrong, content: "Hi" }, "1.2.3.4")).rejects.toMatchObject({ kind: "not_found" });
  }
});

it("ends after seven days", async () => {
  const made = new Date("2026-11-22T09:00:00Z");
  const { token } = await aLinkedConversation(made);
  const end = made.getTime() + CHAT_LINK_DAYS * DAY_MS;
  await expect(getLinkedConversation(token, null, new Date(end - 1_000))).resolves.toBeDefined();
  await expect(getLinkedConversation(token, null, new Date(end))).rejects.toMatchObject({ kind: "not_found" });
});
