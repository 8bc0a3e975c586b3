import { expect, it } from "vitest";
import { listMessages } from "@/features/chat/list-messages";
import { db } from "@/lib/db";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aConversation } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { countMentions } from "./count-mentions";
import { listMentions } from "./list-mentions";
import { listEarlierNotes, listNotes } from "./list-notes";
import { markMentionsSeen } from "./mark-mentions-seen";
import { writeNote } from "./write-note";

const noteOf = (sessionId: string, content: string, clientId = "client-id-1") => ({ sessionId, content, clientId });

it("keeps a note sealed, outside of what the visitor reads", async () => {
  const { sessionId } = await aConversation();
  const staff = await aStaffMember("Asha");
  const before = await listMessages(sessionId, 0, 100);
  await writeNote(noteOf(sessionId, "She wants the blue one"), staff);
  expect((await listNotes(sessionId)).map(({ content, staffName }) => [staffName, content])).toEqual([
    ["Asha", "She wants the blue one"],
  ]);
  expect((await db.chatNote.findFirstOrThrow()).contentSealed).not.toContain("blue");
  expect(await listMessages(sessionId, 0, 100)).toEqual(before);
});

it("is one note however often its device sends it, and another's id is refused", async () => {
  const [{ sessionId }, other] = await Promise.all([aConversation(), aConversation()]);
  const [staff, colleague] = await Promise.all([aStaffMember(), aStaffMember("Brian")]);
  const written = await atOnce(5, () => writeNote(noteOf(sessionId, "Once"), staff));
  expect(new Set(fulfilled(written).map(({ id }) => id)).size).toBe(1);
  expect(fulfilled(written)).toHaveLength(5);
  expect(await listNotes(sessionId)).toHaveLength(1);
  for (const stranger of [
    () => writeNote(noteOf(sessionId, "Once"), colleague),
    () => writeNote(noteOf(other.sessionId, "Once"), staff),
  ])
    await expect(stranger()).rejects.toMatchObject({ code: "chat_notes.client_id_reused" });
  await expect(writeNote(noteOf("chs_none", "x", "client-id-2"), staff)).rejects.toMatchObject({
    code: "chat.unknown_session",
  });
});

it("tells a named colleague until he has seen it, and nobody else", async () => {
  const { sessionId } = await aConversation();
  const [asha, brian] = await Promise.all([aStaffMember("Asha"), aStaffMember("Brian")]);
  await writeNote(noteOf(sessionId, "@Brian and @Asha, please call her"), asha);
  expect([await countMentions(brian.id), await countMentions(asha.id)]).toEqual([1, 0]);
  expect(await listMentions(brian.id)).toMatchObject([{ sessionId, by: "Asha" }]);
  const first = new Date("2026-11-22T09:00:00.000Z");
  expect(await markMentionsSeen(sessionId, asha)).toBe(0);
  expect(await markMentionsSeen(sessionId, brian, first)).toBe(1);
  expect(await markMentionsSeen(sessionId, brian)).toBe(0);
  expect((await db.chatMention.findFirstOrThrow()).seenAt).toEqual(first);
});

it("shows what was noted about the person in earlier conversations, and of no one else", async () => {
  const [earlier, stranger] = await Promise.all([aConversation(), aConversation()]);
  const staff = await aStaffMember();
  await writeNote(noteOf(earlier.sessionId, "Prefers Swahili", "client-id-1"), staff);
  await writeNote(noteOf(stranger.sessionId, "Somebody else", "client-id-2"), staff);
  await db.chatSession.update({ where: { id: earlier.sessionId }, data: { closedAt: new Date() } });
  const now = await db.chatSession.create({ data: { id: "chs_now", visitorId: earlier.visitor.visitorId } });
  expect((await listEarlierNotes(now.id)).map(({ content }) => content)).toEqual(["Prefers Swahili"]);
});
