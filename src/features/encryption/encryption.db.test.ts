import { afterAll, beforeEach, expect, it } from "vitest";
import { indexSessions } from "@/features/chat/index-sessions";
import { listMessages } from "@/features/chat/list-messages";
import { rateSession } from "@/features/chat/rate-session";
import { reindexSessions } from "@/features/chat/reindex-sessions";
import { toRating } from "@/features/chat/rows";
import { searchConversations } from "@/features/chat/search-conversations";
import { sendMessage } from "@/features/chat/send-message";
import { sendReply } from "@/features/chat/send-reply";
import { listNotes } from "@/features/chat-notes/list-notes";
import { writeNote } from "@/features/chat-notes/write-note";
import { openedWords, storedWords } from "@/features/mail/rows";
import { answerOfflineMessage } from "@/features/offline-messages/answer-offline-message";
import { listOfflineMessages } from "@/features/offline-messages/list-offline-messages";
import { listReviews } from "@/features/reviews/list-reviews";
import { closeDatabase, db, pool } from "@/lib/db";
import { seal, unseal } from "@/lib/secret-box";
import { DAY_MS, HOUR_MS } from "@/lib/time";
import { atOnce } from "@/testing/at-once";
import { aConversation } from "@/testing/factories/conversations";
import { aNote } from "@/testing/factories/offline-messages";
import { aReview } from "@/testing/factories/reviews";
import { aStaffMember } from "@/testing/factories/staff";
import { aDataKey, withDataKeys } from "@/testing/with-data-keys";
import { getEncryption } from "./get-encryption";
import { sealedColumns } from "./list-parts";
import { beginWalk, resealFrom } from "./reseal-everything";

afterAll(closeDatabase);

const [old, young] = [aDataKey("o"), aDataKey("y")];
const now = new Date("2026-11-22T21:00:00Z");
const mail = { id: "eml_1", message: "missed-reply" };
const staff = { id: "", name: "Asha" };

async function walk(at = now): Promise<number> {
  let turns = 0;
  for (let place = await beginWalk(at); place; place = await resealFrom(place, at)) turns += 1;
  return turns;
}

const found = async (query: string) =>
  (await searchConversations(query)).map(({ conversation }) => conversation.sessionId);

/** Every kind of sealed text once, as the shop writes it. */
async function writeEverything(): Promise<string> {
  const { sessionId, visitor } = await aConversation("Wanjiku");
  await sendMessage({ sessionId, content: "a turquoise basin" }, visitor);
  await sendReply({ sessionId, content: "here it is" }, staff);
  await writeNote({ sessionId, content: "friendly", clientId: "c_note" }, staff);
  await rateSession({ sessionId, stars: 5, comment: "very quick" }, visitor);
  const note = await aNote("Njeri");
  await answerOfflineMessage({ id: note, content: "yes, in blue", clientId: "c_answer", done: false }, staff);
  const log = { ...mail, onceKey: "k", stream: "transactional" as const, toEmail: "w@example.com", plannedAt: now };
  await db.emailLog.create({ data: log });
  const words = storedWords(mail, { html: "<p>hello</p>", text: "hello" });
  await db.emailBody.create({ data: { emailLogId: mail.id, ...words, headers: {} } });
  await aReview("Wanjiku", "boils fast");
  await indexSessions([sessionId]);
  return sessionId;
}

/** Everything that `writeEverything` wrote, as it is read. */
async function readEverything(sessionId: string): Promise<string[]> {
  const { messages } = await listMessages(sessionId, 0, 50);
  const notes = await listNotes(sessionId);
  const rating = await db.chatRating.findUniqueOrThrow({ where: { sessionId } });
  const { notes: left } = await listOfflineMessages({}, staff);
  const body = await db.emailBody.findUniqueOrThrow({ where: { emailLogId: mail.id } });
  const { html, text } = openedWords(mail, body);
  return [
    ...messages.filter(({ sender }) => sender !== "bot").map(({ content }) => content),
    ...notes.map(({ content }) => content),
    toRating(rating).comment ?? "",
    ...left.flatMap((note) => [note.message, ...note.answers.map(({ content }) => content)]),
    html,
    text,
    ...(await listReviews({ view: "waiting" })).reviews.map(({ content }) => content),
  ];
}

const everything = [
  ...["a turquoise basin", "here it is", "friendly", "very quick", "Is it in blue?", "yes, in blue"],
  ...["<p>hello</p>", "hello", "boils fast"],
];

beforeEach(async () => {
  Object.assign(staff, await aStaffMember("Asha"));
});

it("brings every sealed text and the search under a new key, and then needs the old one no more", async () => {
  const sessionId = await withDataKeys([old], writeEverything);
  await withDataKeys([young, old], async () => {
    expect(await readEverything(sessionId)).toEqual(everything);
    expect(await found("turquoise")).toEqual([sessionId]);
    const before = await getEncryption();
    expect(before).toMatchObject({ advice: "resealing", remaining: { conversations: 1 } });
    expect(before.remaining.texts).toBe(before.texts);
    expect(await walk()).toBe(1);
    expect(await getEncryption()).toMatchObject({ advice: "droppable", remaining: { texts: 0, conversations: 0 } });
    expect(await readEverything(sessionId)).toEqual(everything);
    expect(await found("turquoise")).toEqual([sessionId]);
  });
  await withDataKeys([young], async () => {
    expect(await readEverything(sessionId)).toEqual(everything);
    for (const query of ["turquoise", "here", "wanjiku"]) expect(await found(query)).toEqual([sessionId]);
    expect(await getEncryption()).toMatchObject({ advice: "settled" });
  });
});

it("knows every column in which something is sealed", async () => {
  await withDataKeys([old], writeEverything);
  const { rows } = await pool().query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type = 'text'`,
  );
  const sealed: string[] = [];
  for (const { table, column } of rows) {
    const any = await pool().query(`SELECT 1 FROM "${table}" WHERE "${column}" ~ '^v[12][.]' LIMIT 1`);
    if (any.rowCount) sealed.push(`${table}.${column}`);
  }
  expect(sealed.sort()).toEqual(sealedColumns.map(({ table, column }) => `${table}.${column}`).sort());
});

it("seals and indexes what is new under the new key at once, and finds words of both keys together", async () => {
  const { sessionId, visitor } = await withDataKeys([old], async () => {
    const conversation = await aConversation();
    await sendMessage({ sessionId: conversation.sessionId, content: "turquoise" }, conversation.visitor);
    await indexSessions([conversation.sessionId]);
    return conversation;
  });
  await withDataKeys([young, old], async () => {
    await sendMessage({ sessionId, content: "turquoise hyacinth" }, visitor);
    await indexSessions([sessionId]);
    for (const query of ["turquoise", "hyacinth", "turquoise hyacinth"])
      expect(await found(query)).toEqual([sessionId]);
    await walk();
  });
  await withDataKeys([young], async () => expect(await found("turquoise hyacinth")).toEqual([sessionId]));
});

it("gives texts of before keys had ids theirs, and their conversations are found all along", async () => {
  const sessionId = await withDataKeys([old], writeEverything);
  await pool().query("UPDATE chat_search_entry SET key_id = NULL");
  await pool().query(
    "UPDATE chat_message SET content_sealed = regexp_replace(content_sealed, '^v2[.][0-9a-f]+', 'v1')",
  );
  await withDataKeys([old], async () => {
    expect(await readEverything(sessionId)).toEqual(everything);
    expect((await getEncryption()).advice).toBe("resealing");
    await walk();
    expect((await getEncryption()).advice).toBe("settled");
    expect(await readEverything(sessionId)).toEqual(everything);
    expect(await found("turquoise")).toEqual([sessionId]);
  });
});

const someoneWaits = async () =>
  (
    await pool().query(`SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid)
      WHERE NOT l.granted AND a.datname = current_database()`)
  ).rowCount;

it("leaves a text that is changed or deleted at the very moment as the writer left it", async () => {
  const [id, gone, other] = await withDataKeys([old], async () => [await aNote(), await aNote(), await aNote()]);
  // As a process that still runs with the old key alone.
  const changed = await withDataKeys([old], () => seal("changed", id));
  await withDataKeys([young, old], async () => {
    const place = await beginWalk(now);
    const writer = await pool().connect();
    await writer.query("BEGIN");
    await writer.query("UPDATE offline_message SET message_sealed = $1 WHERE id = $2", [changed, id]);
    await writer.query("DELETE FROM offline_message WHERE id = $1", [gone]);
    const resealed = place && resealFrom(place, now);
    while (!(await someoneWaits()));
    await writer.query("COMMIT");
    writer.release();
    expect(await resealed).toBeNull();
    const rows = await db.offlineMessage.findMany({ orderBy: { id: "asc" } });
    expect(rows.map((row) => [row.id, unseal(row.messageSealed, row.id)])).toEqual([
      [id, "changed"],
      [other, "Is it in blue?"],
    ]);
    expect((await getEncryption()).remaining.texts).toBe(1);
    await walk(new Date(now.getTime() + DAY_MS));
    expect((await getEncryption()).advice).toBe("droppable");
  });
});

it("does no harm when it runs twice at once, or beside the search's own work", async () => {
  const sessionId = await withDataKeys([old], writeEverything);
  await withDataKeys([young, old], async () => {
    const place = await beginWalk(now);
    if (!place) throw new Error("a walk is due");
    const runs = await atOnce<unknown>(6, (run) => (run % 2 ? indexSessions([sessionId]) : resealFrom(place, now)));
    expect(runs.map(({ status }) => status)).toEqual(Array(6).fill("fulfilled"));
  });
  await withDataKeys([young], async () => {
    expect(await readEverything(sessionId)).toEqual(everything);
    expect(await found("turquoise basin")).toEqual([sessionId]);
  });
});

it("is stopped by no text that no key opens, leaves it as it is and says so until its key is there again", async () => {
  const lost = aDataKey("l");
  const unreadable = await withDataKeys([lost], () => aNote());
  const sessionId = await withDataKeys([old], writeEverything);
  const stored = () => db.offlineMessage.findUniqueOrThrow({ where: { id: unreadable } });
  const before = await stored();
  await withDataKeys([young, old], async () => {
    await walk();
    expect(await stored()).toEqual(before);
    expect(await getEncryption()).toMatchObject({ advice: "unreadable", unreadable: 1, remaining: { texts: 1 } });
    await expect(listOfflineMessages({}, staff)).rejects.toThrow("not in DATA_ENCRYPTION_KEY");
  });
  await withDataKeys([young, old, lost], async () => {
    expect((await getEncryption()).advice).toBe("resealing");
    await walk();
    expect((await getEncryption()).advice).toBe("droppable");
    expect(await readEverything(sessionId)).toContain("a turquoise basin");
  });
});

it("keeps a conversation findable under the old key while one of its texts cannot be opened", async () => {
  const sessionId = await withDataKeys([old], writeEverything);
  await db.chatMessage.updateMany({ where: { sessionId, seq: 2 }, data: { contentSealed: "v2.00000000.AAAA" } });
  await withDataKeys([young, old], async () => {
    const entries = () => db.chatSearchEntry.findMany({ orderBy: { token: "asc" } });
    const before = await entries();
    expect(await reindexSessions("", 10)).toEqual({ looked: [sessionId], unreadable: [sessionId] });
    expect(await entries()).toEqual(before);
  });
});

it("rests for a day, or for an hour while there are older keys; another key begins at once", async () => {
  const later = (ms: number) => new Date(now.getTime() + ms);
  await withDataKeys([old], async () => {
    expect(await walk()).toBe(1);
    expect(await beginWalk(later(DAY_MS - 1))).toBeNull();
    expect(await beginWalk(later(DAY_MS))).not.toBeNull();
  });
  await withDataKeys([young, old], async () => {
    expect(await walk()).toBe(1);
    expect(await beginWalk(later(HOUR_MS - 1))).toBeNull();
    expect(await beginWalk(later(HOUR_MS))).not.toBeNull();
  });
});
