import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { newId } from "@/lib/id";
import { DAY_MS } from "@/lib/time";
import { atOnce } from "@/testing/at-once";
import { aConversation } from "@/testing/factories/conversations";
import { aNote } from "@/testing/factories/offline-messages";
import { aStaffMember } from "@/testing/factories/staff";
import { applyRetention } from "./apply-retention";
import { changeRetention, confirmRetention, stopRetention } from "./change-retention";
import { planRetention } from "./plan-retention";

afterAll(closeDatabase);

const now = new Date("2026-11-22T23:30:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);

/** A conversation of so many days ago with two messages, a note and a word that the search knows. */
async function aConversationOf(days: number, over: object = {}) {
  const { sessionId, visitor } = await aConversation("Wanjiku");
  const at = daysAgo(days);
  await db.chatMessage.create({
    data: { id: newId("msg"), sessionId, seq: 2, sender: "visitor", senderName: "W", contentSealed: "v1.x" },
  });
  await db.chatNote.create({
    data: { id: newId("note"), sessionId, staffName: "Asha", contentSealed: "v1.x", clientId: newId("c") },
  });
  await db.chatSearchEntry.create({ data: { sessionId, token: 7n } });
  await db.pageView.create({ data: { id: newId("pgv"), visitorId: visitor.visitorId, path: "/", at } });
  await db.chatSession.update({ where: { id: sessionId }, data: { closedAt: at, lastMessageAt: at, ...over } });
  return sessionId;
}

const sessions = async () => (await db.chatSession.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id);

async function confirmed(days = 365) {
  const staff = await aStaffMember("Asha");
  await confirmRetention(days, staff, now);
  return staff;
}

describe("what is kept no longer", () => {
  it("is shown first and stays until staff have confirmed what they saw", async () => {
    const old = await aConversationOf(366);
    await aConversationOf(364);
    const plan = await planRetention(now);
    expect(plan).toMatchObject({ days: 365, on: false, conversations: 1, messages: 2, notes: 1, pageViews: 1 });
    expect(plan.oldest).toEqual(daysAgo(366));
    expect(await applyRetention(now)).toBeNull();
    expect(await sessions()).toContain(old);
  });

  it("goes with all that is in it once somebody switched that on, and nothing else goes", async () => {
    await aConversationOf(366);
    const kept = [await aConversationOf(364), await aConversationOf(900, { closedAt: null })];
    const staff = await confirmed();
    expect(await planRetention(now)).toMatchObject({ on: true, confirmed: { days: 365, staffName: staff.name } });
    expect(await applyRetention(now)).toMatchObject({ conversations: 1, pageViews: 2, more: false });
    expect(await sessions()).toEqual([...kept].sort());
    expect(await db.chatMessage.count()).toBe(4);
    expect(await db.chatNote.count()).toBe(2);
    expect(await db.chatSearchEntry.count()).toBe(2);
    expect(await db.visitor.count()).toBe(3);
    expect(await applyRetention(now)).toMatchObject({ conversations: 0, more: false });
  });

  it("leaves customers and their orders as they are", async () => {
    const customer = await db.customer.create({ data: { id: "cus_1", email: "w@example.com", name: "Wanjiku" } });
    await aConversationOf(400, { customerId: customer.id });
    await confirmed();
    await applyRetention(now);
    expect(await db.customer.count()).toBe(1);
  });

  it("goes once when two nights run at once", async () => {
    for (const days of [400, 401, 402, 403]) await aConversationOf(days);
    await confirmed();
    const results = await atOnce(3, () => applyRetention(now));
    expect(results.every(({ status }) => status === "fulfilled")).toBe(true);
    const gone = results.map((result) => (result.status === "fulfilled" ? (result.value?.conversations ?? 0) : 0));
    expect(gone.reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  it("takes done notes with it, and lets open ones become a new conversation", async () => {
    const gone = await aConversationOf(400);
    const [done, open, openOfGone] = [
      await aNote("A"),
      await aNote("B", { createdAt: daysAgo(800) }),
      await aNote("C"),
    ];
    await db.offlineMessage.update({ where: { id: done }, data: { doneAt: daysAgo(366) } });
    await db.offlineMessage.update({ where: { id: openOfGone }, data: { chatSessionId: gone } });
    await confirmed();
    expect(await planRetention(now)).toMatchObject({ offlineMessages: 1 });
    await applyRetention(now);
    const left = await db.offlineMessage.findMany({ orderBy: { id: "asc" } });
    expect(left.map(({ id, chatSessionId }) => [id, chatSessionId])).toEqual([
      [open, null],
      [openOfGone, null],
    ]);
  });

  it("takes the words of the chat's mails with it, and of no other mail", async () => {
    for (const message of ["chat-transcript", "missed-reply", "order-confirmed"]) {
      const data = { onceKey: message, stream: "transactional" as const, message, toEmail: "w@example.com" };
      const log = await db.emailLog.create({ data: { id: newId("eml"), ...data, plannedAt: daysAgo(366) } });
      await db.emailBody.create({ data: { emailLogId: log.id, html: "h", text: "t", headers: {} } });
    }
    await confirmed();
    expect(await applyRetention(now)).toMatchObject({ mails: 2 });
    expect(await db.emailLog.count()).toBe(3);
    expect(await db.emailBody.count()).toBe(1);
  });
});

describe("the number of days", () => {
  it("asks again when it is changed, and not when it is set to what was confirmed", async () => {
    await aConversationOf(200);
    const staff = await confirmed();
    await changeRetention(365, staff);
    expect((await planRetention(now)).on).toBe(true);
    await changeRetention(180, staff);
    expect(await planRetention(now)).toMatchObject({ days: 180, on: false, conversations: 1 });
    expect(await applyRetention(now)).toBeNull();
    await confirmRetention(180, staff, now);
    expect(await applyRetention(now)).toMatchObject({ conversations: 1 });
  });

  it("cannot be confirmed for what was not shown, and can be switched off", async () => {
    const staff = await aStaffMember();
    await changeRetention(180, staff);
    await expect(confirmRetention(365, staff, now)).rejects.toMatchObject({ code: "chat_retention.days_changed" });
    await confirmRetention(180, staff, now);
    await stopRetention(staff);
    expect(await planRetention(now)).toMatchObject({ days: 180, on: false });
  });
});
