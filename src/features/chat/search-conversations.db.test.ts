import { afterAll, expect, it } from "vitest";
import { closeDatabase, db, pool } from "@/lib/db";
import { aConversation } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { indexSessions } from "./index-sessions";
import { searchConversations } from "./search-conversations";
import { indexMissing } from "./search-index";
import { sendMessage } from "./send-message";
import { sendReply } from "./send-reply";

afterAll(closeDatabase);

async function said(name: string | undefined, ...texts: string[]): Promise<string> {
  const { sessionId, visitor } = await aConversation(name);
  for (const content of texts) await sendMessage({ sessionId, content }, visitor);
  await indexSessions([sessionId]);
  return sessionId;
}

const found = async (query: string) =>
  (await searchConversations(query)).map(({ conversation }) => conversation.sessionId);

it("finds a conversation by words, beginnings and accents of what people wrote, all of them together", async () => {
  const basin = await said("Wanjiku", "Do you have the Émaillé basin?", "In turquoise, please");
  await said("Otieno", "Do you have the enamel kettle?");
  for (const query of ["basin", "bas", "EMAILLE", "turquoise basin", "turq emai"])
    expect(await found(query)).toEqual([basin]);
  for (const query of ["basins", "basin kettle", "asin", "turquoises"]) expect(await found(query)).toEqual([]);
  const [result] = await searchConversations("turquoise");
  expect(result?.hits).toMatchObject([
    { where: "message", text: "In turquoise, please", marks: [[3, 12]], by: "Wanjiku" },
  ]);
  const messages = await db.chatMessage.findMany({ where: { sessionId: basin }, orderBy: { seq: "asc" } });
  expect(messages.find(({ seq }) => seq === result?.hits[0]?.seq)?.sender).toBe("visitor");
});

it("puts the conversation with the latest words first, whichever began first", async () => {
  const older = await said("Wanjiku", "A lampshade, please");
  const newer = await said("Otieno", "A lampshade too");
  expect(await found("lampshade")).toEqual([newer, older]);
  await db.chatSession.update({ where: { id: older }, data: { lastHumanMessageAt: new Date(Date.now() + 60_000) } });
  expect(await found("lampshade")).toEqual([older, newer]);
});

it("finds staff's words, and not the bot's", async () => {
  const { sessionId, visitor } = await aConversation();
  await sendMessage({ sessionId, content: "zebra" }, visitor);
  await sendReply({ sessionId, content: "We have the hyacinth basket" }, await aStaffMember());
  await indexSessions([sessionId]);
  expect(await found("hyacinth")).toEqual([sessionId]);
  expect(await found("karibu")).toEqual([]);
});

it("finds by name, e-mail and phone in any spelling, and says where", async () => {
  const sessionId = await said("Achieng' Otieno", "zebra");
  await db.chatSession.update({
    where: { id: sessionId },
    data: { email: "achieng@maridadi.co.ke", phone: "+254 712 345 678" },
  });
  await indexSessions([sessionId]);
  const where = async (query: string) =>
    (await searchConversations(query)).map(({ hits }) => hits.map((hit) => hit.where));
  expect(await where("otien")).toEqual([["name"]]);
  expect(await where("maridadi")).toEqual([["email"]]);
  expect(await where("achieng@maridadi.co.ke")).toEqual([["name", "email"]]);
  expect(await where("otieno zebra")).toEqual([["name", "message"]]);
  for (const query of ["0712345678", "0712 345", "+254712345678"]) expect(await where(query)).toEqual([["phone"]]);
});

it("does not hold a renamed person to an old name", async () => {
  const sessionId = await said("Achieng", "zebra");
  await db.chatSession.update({ where: { id: sessionId }, data: { name: "Mary" } });
  await indexSessions([sessionId]);
  expect(await found("achieng")).toEqual([]);
  expect(await found("mary")).toEqual([sessionId]);
});

it("indexes by itself what a crash left behind, once, also when two do it at once", async () => {
  const { sessionId, visitor } = await aConversation();
  await sendMessage({ sessionId, content: "turquoise" }, visitor, new Date("2026-11-22T09:00:00Z"));
  await Promise.all([1, 2, 3].map(() => indexMissing(new Date("2036-11-22T09:01:00Z"))));
  expect(await found("turquoise")).toEqual([sessionId]);
  const row = await db.chatSession.findUniqueOrThrow({ where: { id: sessionId } });
  expect(row.indexedSeq).toBe(row.lastSeq);
  const before = await db.chatSearchEntry.count();
  expect(await indexMissing(new Date("2036-11-22T09:02:00Z"))).toBe(0);
  expect(await db.chatSearchEntry.count()).toBe(before);
});

it("keeps nothing of a deleted conversation, also when it is deleted while its words come in", async () => {
  await said("Otieno", "zebra");
  const kept = await db.chatSearchEntry.count();
  for (let round = 0; round < 8; round += 1) {
    const sessionId = await said("Wanjiku", "turquoise");
    // Words of another process, so that they are written again.
    await db.chatSession.update({ where: { id: sessionId }, data: { name: `Person${round}`, indexedSeq: 0 } });
    const remove = () => db.chatSession.deleteMany({ where: { id: sessionId } });
    await Promise.all(round % 2 ? [indexSessions([sessionId]), remove()] : [remove(), indexSessions([sessionId])]);
    await indexSessions([sessionId]);
    expect(await db.chatSearchEntry.count({ where: { sessionId } })).toBe(0);
  }
  expect(await db.chatSearchEntry.count()).toBe(kept);
});

it("keeps no word of a message, nor its plain hash, in the database (S8)", async () => {
  await said("Wanjiku", "canary-turquoise");
  const { rows } = await pool().query<{ dump: string }>(
    "SELECT string_agg(to_jsonb(e)::text, ' ') || (SELECT string_agg(to_jsonb(m)::text, ' ') FROM chat_message m) AS dump FROM chat_search_entry e",
  );
  expect(rows[0]?.dump).toMatch(/\d/);
  expect(rows[0]?.dump).not.toMatch(/canary|turquoise/i);
});
