import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aConversation } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { closeSession } from "./close-session";
import { hasOpenChat } from "./has-open-chat";
import { sendMessage } from "./send-message";

afterAll(closeDatabase);

it("closes once: the first resolution stays and the close is announced once, also by ten at once", async () => {
  const { sessionId } = await aConversation();
  const staff = await aStaffMember();
  const states = fulfilled(await atOnce(10, (n) => closeSession({ sessionId, resolution: `r${n}` }, staff)));
  expect(states).toHaveLength(10);
  expect(new Set(states.map(({ status, resolution }) => `${status} ${resolution}`)).size).toBe(1);
  expect(await db.outboxEvent.count({ where: { name: "chat/session.closed" } })).toBe(1);
});

it("knows no conversation that is not there", async () => {
  const closing = closeSession({ sessionId: "chs_none" }, await aStaffMember());
  await expect(closing).rejects.toMatchObject({ kind: "not_found" });
});

it("a chat counts as open from the visitor's first words to the close", async () => {
  const { sessionId, visitor } = await aConversation();
  const { visitorId } = visitor;
  expect(await hasOpenChat({ visitorId })).toBe(false);
  await sendMessage({ sessionId, content: "Hello" }, visitor);
  expect(await hasOpenChat({ visitorId })).toBe(true);
  expect(await hasOpenChat({ visitorId: "vis_other" })).toBe(false);
  expect(await hasOpenChat({})).toBe(false);
  await closeSession({ sessionId }, await aStaffMember());
  expect(await hasOpenChat({ visitorId })).toBe(false);
});
