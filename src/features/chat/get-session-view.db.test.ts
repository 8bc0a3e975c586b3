import { afterAll, beforeEach, expect, it, vi } from "vitest";
import { closeDatabase, db } from "@/lib/db";
import * as environment from "@/lib/env";
import { newId } from "@/lib/id";
import { dropKept } from "@/lib/keep-briefly";
import { MINUTE_MS } from "@/lib/time";
import { aConversation, aVisitor } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { getExpectedReply } from "./get-expected-reply";
import { getSessionView } from "./get-session-view";
import { sendReply } from "./send-reply";

afterAll(closeDatabase);
beforeEach(() => vi.restoreAllMocks());

/** A Monday at 10:00 in Nairobi, and no holiday. */
const OPEN = new Date("2026-11-23T07:00:00Z");
const NIGHT = new Date("2026-11-23T22:00:00Z");

/** Conversations whose first answer took so many minutes. */
async function answeredAfter(minutes: number[], at = OPEN) {
  const { visitorId } = await aVisitor();
  const asked = new Date(at.getTime() - 60 * MINUTE_MS);
  await db.chatSession.createMany({
    data: minutes.map((after) => ({
      id: newId("chs"),
      visitorId,
      closedAt: at,
      firstVisitorMessageAt: asked,
      firstStaffReplyAt: new Date(asked.getTime() + after * MINUTE_MS),
    })),
  });
}

const isOnline = (staffId: string, at: Date) => db.staffPresence.create({ data: { staffId, seenAt: at } });

it("says who answers, and shows nothing of it to somebody else", async () => {
  const { sessionId, visitor } = await aConversation("Wanjiku");
  const staff = await aStaffMember("Asha");
  expect(await getSessionView(sessionId, visitor.visitorId)).toMatchObject({ agent: null, rating: null });
  await sendReply({ sessionId, content: "Karibu" }, staff);
  expect(await getSessionView(sessionId, visitor.visitorId)).toMatchObject({
    agent: { name: "Asha", pictureUrl: null },
    prefill: { name: "Wanjiku", email: null, phone: null },
    lastSeq: 2,
    staffReadSeq: 2,
  });
  const stranger = getSessionView(sessionId, (await aVisitor()).visitorId);
  await expect(stranger).rejects.toMatchObject({ code: "chat.unknown_session" });
});

it("offers the note while the shop is shut or nobody is online, if notes are taken", async () => {
  const { sessionId, visitor } = await aConversation();
  const staff = await aStaffMember();
  const formAt = async (now: Date) => (await getSessionView(sessionId, visitor.visitorId, now)).offlineForm;
  expect(await formAt(OPEN)).toBe(true);
  await isOnline(staff.id, OPEN);
  expect(await formAt(OPEN)).toBe(false);
  await db.staffPresence.updateMany({ data: { seenAt: NIGHT } });
  expect(await formAt(NIGHT)).toBe(true);
  const settings = environment.env();
  vi.spyOn(environment, "env").mockReturnValue({ ...settings, CHAT_OFFLINE_CAPTURE: false });
  expect(await formAt(NIGHT)).toBe(false);
});

it("promises what the middle of the last week's first answers took, and nothing from fewer than five", async () => {
  await answeredAfter([1, 2, 3, 4]);
  expect(await getExpectedReply(OPEN)).toBeNull();
  dropKept();
  await answeredAfter([58]);
  expect(await getExpectedReply(OPEN)).toBe(3 * 60);
  dropKept();
  expect(await getExpectedReply(new Date(OPEN.getTime() + 8 * 24 * 60 * MINUTE_MS))).toBeNull();
});

it("promises no reply while nobody is there", async () => {
  await answeredAfter([1, 1, 1, 1, 1]);
  const { sessionId, visitor } = await aConversation();
  const promiseAt = async (now: Date) =>
    (await getSessionView(sessionId, visitor.visitorId, now)).availability.expectedReplySeconds;
  expect(await promiseAt(OPEN)).toBeNull();
  await isOnline((await aStaffMember()).id, OPEN);
  expect(await promiseAt(OPEN)).toBe(60);
});
