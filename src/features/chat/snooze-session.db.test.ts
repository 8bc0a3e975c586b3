import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { aConversation } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { closeSession } from "./close-session";
import { listConversations } from "./list-conversations";
import type { ConversationView } from "./schema";
import { sendMessage } from "./send-message";
import { snoozeSession } from "./snooze-session";
import { wakeSnoozed } from "./wake-snoozed";

afterAll(closeDatabase);

const now = new Date("2026-11-22T09:00:00Z");
const until = new Date("2026-11-23T05:00:00Z");

async function aWaitingOne() {
  const staff = await aStaffMember();
  const conversation = await aConversation("Wanjiku");
  await sendMessage({ sessionId: conversation.sessionId, content: "zebra" }, conversation.visitor, now);
  const shown = async (view: ConversationView) =>
    (await listConversations({ view, unread: false, limit: 9 }, staff)).conversations.length === 1;
  const activities = async () =>
    (await db.chatActivity.findMany({ where: { sessionId: conversation.sessionId }, orderBy: { id: "asc" } })).filter(
      ({ kind }) => kind === "snoozed" || kind === "woken",
    );
  return { ...conversation, staff, shown, activities };
}

it("takes a conversation out of the lists until its time, once, and brings it back once", async () => {
  const { sessionId, staff, shown, activities } = await aWaitingOne();
  await snoozeSession({ sessionId, until }, staff, now);
  expect(await snoozeSession({ sessionId, until }, staff, now)).toEqual({ snoozedUntil: until.toISOString() });
  expect([await shown("all"), await shown("waiting"), await shown("snoozed")]).toEqual([false, false, true]);
  expect(await wakeSnoozed(new Date(until.getTime() - 1))).toBe(0);
  const woken = await Promise.all([1, 2, 3].map(() => wakeSnoozed(until)));
  expect(woken.reduce((sum, count) => sum + count)).toBe(1);
  expect([await shown("all"), await shown("snoozed")]).toEqual([true, false]);
  expect(await activities()).toMatchObject([
    { kind: "snoozed", staffId: staff.id, detail: { by: staff.name, until: until.toISOString() } },
    { kind: "woken", staffId: null },
  ]);
});

it("wakes by hand and by the visitor's next message", async () => {
  const { sessionId, visitor, staff, shown } = await aWaitingOne();
  await snoozeSession({ sessionId, until }, staff, now);
  await snoozeSession({ sessionId, until: null }, staff, now);
  expect(await shown("all")).toBe(true);
  await snoozeSession({ sessionId, until }, staff, now);
  await sendMessage({ sessionId, content: "zebra again" }, visitor, new Date("2026-11-22T10:00:00Z"));
  expect(await shown("all")).toBe(true);
});

it("refuses a time that is over or too far, a closed conversation and an unknown one", async () => {
  const { sessionId, staff } = await aWaitingOne();
  for (const bad of [now, new Date("2028-01-01T00:00:00Z")])
    await expect(snoozeSession({ sessionId, until: bad }, staff, now)).rejects.toMatchObject({
      code: "chat.snooze_not_ahead",
    });
  await expect(snoozeSession({ sessionId: "no", until }, staff, now)).rejects.toMatchObject({
    code: "chat.unknown_session",
  });
  await closeSession({ sessionId }, staff);
  await expect(snoozeSession({ sessionId, until }, staff, now)).rejects.toMatchObject({ code: "chat.session_closed" });
});
