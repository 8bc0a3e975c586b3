import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { changeWidgetSettings } from "@/features/chat-widget/change-widget-settings";
import { widgetSettingsShape } from "@/features/chat-widget/schema";
import { closeDatabase, db } from "@/lib/db";
import * as realtime from "@/lib/realtime";
import { atOnce } from "@/testing/at-once";
import { aConversation, aVisitor } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { sessionChannel } from "./channels";
import { endSession } from "./end-session";
import type { Participant } from "./find-participant";
import { markRead } from "./mark-read";
import { noteTyping } from "./note-typing";
import { sendMessage } from "./send-message";

afterAll(closeDatabase);

const published = vi.spyOn(realtime, "publish");
const newsOf = (event: string) => published.mock.calls.filter(([, name]) => name === event);
beforeEach(() => {
  published.mockClear();
  published.mockReturnValue(undefined as never);
});
afterEach(() => vi.restoreAllMocks);

const marksOf = (id: string) =>
  db.chatSession.findUniqueOrThrow({
    where: { id },
    select: { visitorReadSeq: true, visitorDeliveredSeq: true, staffReadSeq: true },
  });

async function written(words: number) {
  const { sessionId, visitor } = await aConversation("Wanjiku");
  for (let word = 0; word < words; word++) await sendMessage({ sessionId, content: `word ${word}` }, visitor);
  await db.chatSession.update({ where: { id: sessionId }, data: { visitorReadSeq: 0, visitorDeliveredSeq: 0 } });
  const staff: Participant = { side: "staff", staff: await aStaffMember("Asha") };
  published.mockClear();
  return { sessionId, visitor, staff };
}

it("marks never go back nor beyond the newest message, and what was read is delivered", async () => {
  const { sessionId, visitor, staff } = await written(4);
  await markRead({ sessionId, seq: 0, delivered: 3 }, visitor);
  expect(await marksOf(sessionId)).toEqual({ visitorReadSeq: 0, visitorDeliveredSeq: 3, staffReadSeq: 0 });
  await markRead({ sessionId, seq: 2, delivered: 1 }, visitor);
  expect(await marksOf(sessionId)).toEqual({ visitorReadSeq: 2, visitorDeliveredSeq: 3, staffReadSeq: 0 });
  await markRead({ sessionId, seq: 99 }, visitor);
  await markRead({ sessionId, seq: 99 }, staff);
  await markRead({ sessionId, seq: 1 }, staff);
  expect(await marksOf(sessionId)).toEqual({ visitorReadSeq: 5, visitorDeliveredSeq: 5, staffReadSeq: 5 });
});

it("end at the greatest when many are set at once", async () => {
  const { sessionId, visitor } = await written(10);
  await atOnce(20, (n) => markRead({ sessionId, seq: (n * 7) % 11, delivered: (n * 5) % 12 }, visitor));
  expect(await marksOf(sessionId)).toMatchObject({ visitorReadSeq: 10, visitorDeliveredSeq: 11 });
});

it("tells both sides how far they are, and only when a mark moved", async () => {
  const { sessionId, visitor } = await written(2);
  await markRead({ sessionId, seq: 2 }, visitor);
  const marks = { sessionId, visitorReadSeq: 2, visitorDeliveredSeq: 2 };
  expect(newsOf("session.updated").map(([, , payload]) => payload)).toEqual([marks, marks]);
  await markRead({ sessionId, seq: 2 }, visitor);
  expect(newsOf("session.updated")).toHaveLength(2);
});

it("lets nobody mark or type in somebody else's", async () => {
  const { sessionId } = await written(1);
  const stranger = await aVisitor();
  await expect(markRead({ sessionId, seq: 1 }, stranger)).rejects.toMatchObject({ code: "chat.unknown_session" });
  await expect(noteTyping({ sessionId }, stranger)).rejects.toMatchObject({ code: "chat.unknown_session" });
  expect(await marksOf(sessionId)).toMatchObject({ visitorReadSeq: 0 });
  expect(published).not.toHaveBeenCalled();
});

it("typing is told on the encrypted channel, without a word of it unless staff switched that on", async () => {
  const { sessionId, visitor, staff } = await written(1);
  await noteTyping({ sessionId, preview: "my secret" }, visitor);
  await noteTyping({ sessionId, preview: "not mine" }, staff);
  const channel = sessionChannel(sessionId);
  const byStaff = { side: "staff", name: "Asha", staffId: expect.any(String) };
  expect(published.mock.calls).toEqual([
    [channel, "typing", { side: "visitor", name: "Wanjiku" }],
    [channel, "typing", byStaff],
  ]);
  await changeWidgetSettings({ ...widgetSettingsShape.parse({}), showsTyping: true }, await aStaffMember());
  await noteTyping({ sessionId, preview: "card 4242 4242 4242 4242" }, visitor);
  const [, , payload] = published.mock.calls.at(-1) ?? [];
  expect(payload).toMatchObject({ preview: expect.stringContaining("card") });
  expect(JSON.stringify(payload)).not.toContain("4242 4242 4242");
});

it("says nothing of a closed conversation, and stops who says it all the time", async () => {
  const { sessionId, visitor, staff } = await written(1);
  await endSession(sessionId, visitor);
  published.mockClear();
  await noteTyping({ sessionId }, visitor);
  expect(newsOf("typing")).toEqual([]);
  const many = await atOnce(60, () => noteTyping({ sessionId }, staff));
  const refused = many.filter(({ status }) => status === "rejected");
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toMatchObject({ reason: { code: "chat.typing.too_many" } });
});
