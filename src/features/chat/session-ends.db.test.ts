import { afterAll, beforeEach, expect, it } from "vitest";
import { changeWidgetSettings } from "@/features/chat-widget/change-widget-settings";
import { widgetSettingsShape } from "@/features/chat-widget/schema";
import { closeDatabase, db } from "@/lib/db";
import { DAY_MS, HOUR_MS } from "@/lib/time";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aConversation, aVisitor } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { closeIdle } from "./close-idle";
import { closeSession } from "./close-session";
import { endSession } from "./end-session";
import { rateSession } from "./rate-session";
import { reopenSession } from "./reopen-session";
import { sendMessage } from "./send-message";
import { sendReply } from "./send-reply";
import { startSession } from "./start-session";

afterAll(closeDatabase);

let staff: { id: string; name: string };
beforeEach(async () => {
  staff = await aStaffMember("Asha");
});

const after = (ms: number) => new Date(Date.now() + ms);
const rowOf = (id: string) => db.chatSession.findUniqueOrThrow({ where: { id } });
const activitiesOf = async (sessionId: string) => {
  const where = { sessionId, kind: { in: ["closed" as const, "reopened" as const] } };
  return (await db.chatActivity.findMany({ where, orderBy: { id: "asc" } })).map(({ kind }) => kind);
};
const isOnline = (staffId: string) => db.staffPresence.create({ data: { staffId } });

async function answered() {
  const { sessionId, visitor } = await aConversation("Wanjiku");
  await sendMessage({ sessionId, content: "Is the kettle blue?" }, visitor);
  await sendReply({ sessionId, content: "It is." }, staff);
  return { sessionId, visitor };
}

it("the visitor ends it once, also by ten at once, and nobody else can", async () => {
  const { sessionId, visitor } = await answered();
  const strangers = endSession(sessionId, await aVisitor());
  await expect(strangers).rejects.toMatchObject({ code: "chat.unknown_session" });
  const ends = fulfilled(await atOnce(10, () => endSession(sessionId, visitor)));
  expect(ends.map(({ status }) => status)).toEqual(Array(10).fill("closed"));
  expect(await activitiesOf(sessionId)).toEqual(["closed"]);
  expect(await db.outboxEvent.count({ where: { name: "chat/session.closed" } })).toBe(1);
  expect(await rowOf(sessionId)).toMatchObject({ closedById: null, outcome: null, waitingSince: null });
});

it("staff say how it ended", async () => {
  const { sessionId } = await answered();
  await closeSession({ sessionId, outcome: "not_resolved", resolution: "No more blue ones" }, staff);
  await closeSession({ sessionId }, staff);
  expect(await rowOf(sessionId)).toMatchObject({ outcome: "not_resolved", resolution: "No more blue ones" });
  expect(await activitiesOf(sessionId)).toEqual(["closed"]);
});

it("a word within seven days opens it again, and its owner has it who is online", async () => {
  const { sessionId, visitor } = await answered();
  await isOnline(staff.id);
  await closeSession({ sessionId, resolution: "Done" }, staff);
  const { message } = await sendMessage({ sessionId, content: "And the green one?" }, visitor);
  expect(message.seq).toBe(4);
  expect(await rowOf(sessionId)).toMatchObject({
    closedAt: null,
    closedById: null,
    outcome: null,
    resolution: null,
    assignedToId: staff.id,
    reopenedAt: expect.any(Date),
    waitingSince: expect.any(Date),
  });
  expect(await activitiesOf(sessionId)).toEqual(["closed", "reopened"]);
});

it("goes back to the queue when its owner is gone, and the bot stays silent", async () => {
  const { sessionId, visitor } = await answered();
  await endSession(sessionId, visitor);
  const { autoReply } = await sendMessage({ sessionId, content: "Do you deliver?" }, visitor);
  expect(autoReply).toBeNull();
  expect(await rowOf(sessionId)).toMatchObject({ closedAt: null, assignedToId: null });
});

it("opens it once when ten words come at once, and numbers them without gaps", async () => {
  const { sessionId, visitor } = await answered();
  await endSession(sessionId, visitor);
  const sent = fulfilled(await atOnce(10, (n) => sendMessage({ sessionId, content: `word ${n}` }, visitor)));
  expect(sent.map(({ message }) => message.seq).sort((a, b) => a - b)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
  expect(await activitiesOf(sessionId)).toEqual(["closed", "reopened"]);
});

it("after seven days a new one begins, and the old one stays shut beside it", async () => {
  const { sessionId, visitor } = await answered();
  await endSession(sessionId, visitor);
  const late = sendMessage({ sessionId, content: "Hello again" }, visitor, after(7 * DAY_MS + HOUR_MS));
  await expect(late).rejects.toMatchObject({ code: "chat.session_closed" });
  const starter = { visitor: { id: visitor.visitorId }, customer: null, ip: visitor.ip };
  const next = await startSession({}, starter, after(7 * DAY_MS + HOUR_MS));
  expect(next.created).toBe(true);
  // Within the seven days, but he has another one open.
  await expect(sendMessage({ sessionId, content: "Old" }, visitor)).rejects.toMatchObject({
    code: "chat.session_closed",
  });
  await expect(reopenSession(sessionId, staff)).rejects.toMatchObject({ code: "chat.other_session_open" });
  expect(await db.chatSession.count({ where: { visitorId: visitor.visitorId, closedAt: null } })).toBe(1);
});

it("never has two open ones when an old one is opened while a new one begins", async () => {
  for (let round = 0; round < 5; round++) {
    const { sessionId, visitor } = await answered();
    const longAgo = new Date(Date.now() - 8 * DAY_MS);
    await endSession(sessionId, visitor, longAgo);
    const starter = { visitor: { id: visitor.visitorId }, customer: null, ip: visitor.ip };
    await atOnce(6, async (n) => (n % 2 ? startSession({}, starter) : reopenSession(sessionId, staff)));
    expect(await db.chatSession.count({ where: { visitorId: visitor.visitorId, closedAt: null } })).toBe(1);
  }
});

it("staff open it again once, however old", async () => {
  const { sessionId, visitor } = await answered();
  await endSession(sessionId, visitor, new Date(Date.now() - 30 * DAY_MS));
  const states = fulfilled(await atOnce(5, () => reopenSession(sessionId, staff)));
  expect(states.map(({ status }) => status)).toEqual(Array(5).fill("open"));
  expect(await activitiesOf(sessionId)).toEqual(["closed", "reopened"]);
  await expect(reopenSession("chs_none", staff)).rejects.toMatchObject({ code: "chat.unknown_session" });
});

it("keeps the visitor's last word about it, sealed, and nobody else's", async () => {
  const { sessionId, visitor } = await answered();
  await rateSession({ sessionId, stars: 2 }, visitor);
  const input = { sessionId, resolved: true, stars: 5, comment: "Asante, card 4242 4242 4242 4242" };
  const rating = await rateSession(input, visitor);
  expect(rating).toMatchObject({ resolved: true, stars: 5 });
  expect(rating.comment).not.toContain("4242 4242 4242");
  const stored = await db.chatRating.findUniqueOrThrow({ where: { sessionId } });
  expect(stored).toMatchObject({ resolved: true, stars: 5, staffId: staff.id });
  expect(JSON.stringify(stored)).not.toContain("Asante");
  const strangers = rateSession({ sessionId, stars: 1 }, await aVisitor());
  await expect(strangers).rejects.toMatchObject({ code: "chat.unknown_session" });
  await expect(rateSession({ sessionId }, visitor)).rejects.toMatchObject({ code: "chat.nothing_said" });
});

it("is rated when a person has answered or it is over, not before", async () => {
  const { sessionId, visitor } = await aConversation();
  await expect(rateSession({ sessionId, stars: 5 }, visitor)).rejects.toMatchObject({ code: "chat.not_ratable_yet" });
  await endSession(sessionId, visitor);
  const ratings = fulfilled(await atOnce(5, (n) => rateSession({ sessionId, stars: n + 1 }, visitor)));
  expect(ratings).toHaveLength(5);
  expect(await db.chatRating.count()).toBe(1);
});

it("closes what nobody has written in for a day after staff's last word, once, and nothing else", async () => {
  const idle = (await answered()).sessionId;
  const waiting = await answered();
  await sendMessage({ sessionId: waiting.sessionId, content: "One more thing" }, waiting.visitor);
  const snoozed = (await answered()).sessionId;
  await db.chatSession.update({ where: { id: snoozed }, data: { snoozedUntil: after(9 * DAY_MS) } });
  const greeted = (await aConversation()).sessionId;
  expect(await closeIdle(after(23 * HOUR_MS))).toBe(0);
  const counts = fulfilled(await atOnce(4, () => closeIdle(after(25 * HOUR_MS))));
  expect(counts.reduce((sum, count) => sum + count)).toBe(1);
  expect(await rowOf(idle)).toMatchObject({ closedAt: expect.any(Date), closedById: null, outcome: null });
  expect(await activitiesOf(idle)).toEqual(["closed"]);
  for (const id of [waiting.sessionId, snoozed, greeted]) expect((await rowOf(id)).closedAt).toBeNull();
});

it("waits as many hours as staff set", async () => {
  await answered();
  await changeWidgetSettings({ ...widgetSettingsShape.parse({}), idleCloseHours: 2 }, staff);
  expect(await closeIdle(after(HOUR_MS))).toBe(0);
  expect(await closeIdle(after(3 * HOUR_MS))).toBe(1);
});
