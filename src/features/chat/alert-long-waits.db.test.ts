import { afterAll, expect, it } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import { newId } from "@/lib/id";
import { atOnce } from "@/testing/at-once";
import { aConversation } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { mailToSink } from "@/testing/mail-to-sink";
import { alertLongWaits } from "./alert-long-waits";

const sink = await mailToSink();
afterAll(closeDatabase);

/** A Tuesday, 10:00 in Nairobi: open. */
const now = new Date("2026-11-24T07:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

async function somebodyWaits(since: Date, over: object = {}) {
  const { sessionId } = await aConversation("Wanjiku");
  await db.chatSession.update({ where: { id: sessionId }, data: { waitingSince: since, ...over } });
  return sessionId;
}
const readers = () => sink.mails.map(({ to }) => to).sort();

it("tells everybody who works here once, with one mail for all who wait, and a second time for a second wait", async () => {
  const [asha, brian] = [await aStaffMember("Asha"), await aStaffMember("Brian")];
  const gone = await aStaffMember("Chebet");
  await db.staff.update({ where: { id: gone.id }, data: { deactivatedAt: now } });
  const first = await somebodyWaits(minutes(-7));
  await somebodyWaits(minutes(-6));
  await somebodyWaits(minutes(-4));
  await atOnce(3, () => alertLongWaits(now));
  await alertLongWaits(minutes(0.5));
  expect(readers()).toEqual([`${asha.id}@shop.example`, `${brian.id}@shop.example`].sort());
  expect(sink.mails[0]?.raw).toContain("2 people wait");
  await alertLongWaits(minutes(2));
  expect(sink.mails).toHaveLength(4);
  await db.chatSession.update({ where: { id: first }, data: { waitingSince: minutes(20) } });
  await alertLongWaits(minutes(26));
  expect(sink.mails).toHaveLength(6);
  expect(sink.mails.at(-1)?.raw).toContain(`session=3D${first}`.slice(0, 20));
});

it("tells the team's own address, else its members, and says not a word of the conversation", async () => {
  const [asha] = [await aStaffMember("Asha"), await aStaffMember("Brian")];
  const [alarm, members] = [newId("team"), newId("team")];
  await db.team.create({ data: { id: alarm, name: "Deliveries", alertEmail: "alarm@shop.example" } });
  await db.team.create({ data: { id: members, name: "Returns", members: { create: { staffId: asha.id } } } });
  await somebodyWaits(minutes(-9), { teamId: alarm });
  await somebodyWaits(minutes(-9), { teamId: members });
  await alertLongWaits(now);
  expect(readers()).toEqual(["alarm@shop.example", `${asha.id}@shop.example`].sort());
});

it("is silent while closed, and counts only the hours in which somebody should have been there", async () => {
  await aStaffMember();
  // Since the evening before, 17:58; the shop closes at 18:00 and opens at 8:00.
  await somebodyWaits(new Date("2026-11-23T14:58:00Z"));
  await alertLongWaits(new Date("2026-11-23T20:00:00Z"));
  await alertLongWaits(new Date("2026-11-24T05:02:00Z"));
  expect(sink.mails).toHaveLength(0);
  await alertLongWaits(new Date("2026-11-24T05:04:00Z"));
  expect(sink.mails).toHaveLength(1);
});

it("is silent about who was answered, put off, shut out or closed, and when it is switched off", async () => {
  await aStaffMember();
  await somebodyWaits(minutes(-9), { waitingSince: null });
  await somebodyWaits(minutes(-9), { snoozedUntil: minutes(60) });
  await somebodyWaits(minutes(-9), { closedAt: now });
  const blocked = await somebodyWaits(minutes(-9));
  await db.visitor.updateMany({ where: { chatSessions: { some: { id: blocked } } }, data: { blockedAt: now } });
  await alertLongWaits(now);
  await somebodyWaits(minutes(-9));
  await db.setting.create({ data: { key: "chat.routing", value: { alertAfterMinutes: 0 } } });
  await alertLongWaits(now);
  expect(sink.mails).toHaveLength(0);
});

it("tries again when the mail server is away, and sends it once", async () => {
  await aStaffMember();
  await somebodyWaits(minutes(-9));
  sink.answerBy(() => "421 4.3.2 closed for today");
  await expect(alertLongWaits(now)).rejects.toMatchObject({ kind: "unavailable" });
  sink.answerBy();
  await alertLongWaits(minutes(1));
  await alertLongWaits(minutes(2));
  expect(sink.mails).toHaveLength(1);
});
