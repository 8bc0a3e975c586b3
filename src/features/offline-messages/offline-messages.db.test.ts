import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { blockVisitor } from "@/features/chat/block-visitor";
import { closeDatabase, db } from "@/lib/db";
import * as environment from "@/lib/env";
import { newId } from "@/lib/id";
import { atOnce, fulfilled } from "@/testing/at-once";
import { aConversation, aVisitor } from "@/testing/factories/conversations";
import { aNote } from "@/testing/factories/offline-messages";
import { aStaffMember } from "@/testing/factories/staff";
import { mailToSink } from "@/testing/mail-to-sink";
import { answerOfflineMessage } from "./answer-offline-message";
import { assignOfflineMessage } from "./assign-offline-message";
import { finishOfflineMessage, reopenOfflineMessage } from "./finish-offline-message";
import { leaveOfflineMessage } from "./leave-offline-message";
import { listOfflineMessages } from "./list-offline-messages";
import { sendConversationLink, sendNoteAnswer, sendNoteReceived } from "./send-note-mails";
import { startConversation } from "./start-conversation";

const sink = await mailToSink();
afterAll(closeDatabase);
afterEach(() => vi.restoreAllMocks());

const now = new Date("2026-11-22T20:00:00Z");
const note = { name: "Njeri", email: "Njeri@Example.com", phone: undefined, message: "canary-512: call me" };
const somebody = { visitorId: null, ip: "test" };
const eventsOf = (name: string) => db.outboxEvent.count({ where: { name } });

describe("leaving a note", () => {
  it("keeps it sealed and shows it to staff", async () => {
    const { id } = await leaveOfflineMessage(note, somebody);
    const rows = await db.$queryRaw`SELECT to_jsonb(o)::text AS row FROM offline_message o`;
    expect(JSON.stringify(rows)).not.toContain("canary-512");
    const { notes } = await listOfflineMessages({}, { id: "stf_x" });
    expect(notes).toMatchObject([{ id, email: "njeri@example.com", message: note.message, canConverse: false }]);
  });

  it("is refused with nothing stored when capture is off, too long, or full of insults", async () => {
    const long = leaveOfflineMessage({ ...note, message: "a".repeat(4_001) }, somebody);
    await expect(long).rejects.toMatchObject({ details: { status: 413 } });
    const rude = leaveOfflineMessage({ ...note, message: "you fucking thieves" }, somebody);
    await expect(rude).rejects.toMatchObject({ details: { status: 422 } });
    const settings = environment.env();
    vi.spyOn(environment, "env").mockReturnValue({ ...settings, CHAT_OFFLINE_CAPTURE: false });
    await expect(leaveOfflineMessage(note, somebody)).rejects.toMatchObject({ kind: "conflict" });
    expect(await db.offlineMessage.count()).toBe(0);
  });

  it("masks the number of a card before it is stored", async () => {
    await leaveOfflineMessage({ ...note, message: "my card 4111 1111 1111 1111 please" }, somebody);
    const { notes } = await listOfflineMessages({}, { id: "stf_x" });
    expect(notes[0]?.message).not.toContain("4111 1111 1111 1111");
  });

  it("is refused from a browser that staff have shut out, with nothing stored, and from nobody else", async () => {
    const { sessionId, visitor } = await aConversation();
    await blockVisitor(sessionId, await aStaffMember());
    const { visitorId } = visitor;
    const refused = leaveOfflineMessage(note, { visitorId, ip: "test" });
    await expect(refused).rejects.toMatchObject({ kind: "forbidden", code: "chat.blocked" });
    expect(await db.offlineMessage.count()).toBe(0);
    await leaveOfflineMessage(note, { visitorId: (await aVisitor()).visitorId, ip: "test" });
    expect(await db.offlineMessage.count()).toBe(1);
  });

  it("is limited for one browser", async () => {
    const { visitorId } = await aVisitor();
    const results = await atOnce(8, () => leaveOfflineMessage(note, { visitorId, ip: "a-village" }));
    expect(fulfilled(results)).toHaveLength(6);
  });

  it("is confirmed by mail once, without a word of the note, and at most three times a day for an address", async () => {
    const { id } = await leaveOfflineMessage(note, somebody, now);
    await atOnce(3, () => sendNoteReceived(id, now));
    expect(await sendNoteReceived(id, now)).toMatchObject({ outcome: "already_sent" });
    expect(sink.mails.map(({ to }) => to)).toEqual(["njeri@example.com"]);
    expect(sink.mails[0]?.raw).not.toContain("canary-512");
    for (let more = 0; more < 3; more += 1)
      await sendNoteReceived((await leaveOfflineMessage(note, somebody, now)).id, now);
    expect(sink.mails).toHaveLength(3);
    expect(await db.emailLog.count({ where: { declinedReason: "told_enough" } })).toBe(1);
  });
});

describe("the list of notes", () => {
  it("shows open, own and done ones, and finds them by a part of name or address", async () => {
    const staff = await aStaffMember();
    const [mine, free, done] = [await aNote("Njeri"), await aNote("100% Otieno"), await aNote("Amina")];
    await assignOfflineMessage({ id: mine }, staff);
    await finishOfflineMessage(done, staff, now);
    const ids = async (input: object) => (await listOfflineMessages(input, staff)).notes.map(({ id }) => id);
    expect(await ids({ view: "open" })).toEqual([mine, free]);
    expect(await ids({ view: "mine" })).toEqual([mine]);
    expect(await ids({ view: "done" })).toEqual([done]);
    expect(await ids({ query: "nJER" })).toEqual([mine]);
    expect(await ids({ query: "0% o" })).toEqual([free]);
    expect(await ids({ query: "%" })).toEqual([free]);
  });

  it("goes on page by page without a gap or a repeat", async () => {
    const all: string[] = [];
    for (let count = 0; count < 27; count += 1) all.push(await aNote(`Guest ${count}`));
    const first = await listOfflineMessages({}, { id: "stf_x" });
    const second = await listOfflineMessages({ cursor: first.nextCursor }, { id: "stf_x" });
    expect([...first.notes, ...second.notes].map(({ id }) => id)).toEqual(all);
    expect(second.nextCursor).toBeNull();
  });
});

describe("who looks after a note", () => {
  it("is one of many who take it at once; the others are told who won", async () => {
    const id = await aNote();
    const staff = await Promise.all(["Asha", "Brian", "Chebet", "Daudi"].map((name) => aStaffMember(name)));
    const results = await atOnce(4, (index) => assignOfflineMessage({ id }, staff[index] as { id: string }));
    const [owner] = fulfilled(results);
    expect(fulfilled(results)).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason.details.facts.owner).toEqual(owner);
  });

  it("can be changed by who says that he means it, and only to somebody who works here", async () => {
    const id = await aNote();
    const [asha, brian] = [await aStaffMember("Asha"), await aStaffMember("Brian")];
    await assignOfflineMessage({ id }, asha);
    await expect(assignOfflineMessage({ id }, asha)).resolves.toMatchObject({ name: "Asha" });
    expect(await assignOfflineMessage({ id, staffId: brian.id, force: true }, asha)).toEqual(brian);
    await expect(assignOfflineMessage({ id, staffId: "stf_none" }, asha)).rejects.toMatchObject({ kind: "not_found" });
    await expect(assignOfflineMessage({ id: "off_none" }, asha)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("ticks it off once: when stays, and it can be opened again", async () => {
    const id = await aNote();
    const staff = await aStaffMember();
    await finishOfflineMessage(id, staff, now);
    await finishOfflineMessage(id, await aStaffMember("Brian"), new Date(now.getTime() + 1_000));
    const done = await db.offlineMessage.findUniqueOrThrow({ where: { id } });
    expect(done).toMatchObject({ assignedToId: staff.id, doneAt: now });
    await reopenOfflineMessage(id);
    expect(await db.offlineMessage.findUnique({ where: { id } })).toMatchObject({ doneAt: null });
    await expect(finishOfflineMessage("off_none", staff)).rejects.toMatchObject({ kind: "not_found" });
    await expect(reopenOfflineMessage("off_none")).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("answering a note", () => {
  const answer = { content: "canary-613: yes, in blue", clientId: "c_1" };

  it("stores one sealed answer and announces one mail, however often it is pressed", async () => {
    const id = await aNote();
    const staff = await aStaffMember("Asha");
    const results = fulfilled(await atOnce(5, () => answerOfflineMessage({ ...answer, id, done: true }, staff, now)));
    expect(new Set(results.map((one) => one.id)).size).toBe(1);
    expect(results).toHaveLength(5);
    expect(await eventsOf("offline-messages/answer.written")).toBe(1);
    const rows = await db.$queryRaw`SELECT to_jsonb(a)::text AS row FROM offline_answer a`;
    expect(JSON.stringify(rows)).not.toContain("canary-613");
    const { notes } = await listOfflineMessages({ view: "done" }, staff);
    expect(notes[0]).toMatchObject({
      assignedTo: { name: "Asha" },
      answers: [{ content: answer.content, mail: null }],
    });
  });

  it("refuses an id that names another answer, also of another note", async () => {
    const [one, two] = [await aNote(), await aNote()];
    const staff = await aStaffMember();
    await answerOfflineMessage({ ...answer, id: one }, staff, now);
    const again = [
      { ...answer, id: one, content: "other words" },
      { ...answer, id: two },
    ];
    for (const input of again)
      await expect(answerOfflineMessage(input, staff, now)).rejects.toMatchObject({ code: "offline.client_id_reused" });
    expect(await db.offlineAnswer.count()).toBe(1);
  });

  it("is mailed once, logged and sealed there too, with an address to answer to", async () => {
    const id = await aNote("Njeri");
    const staff = await aStaffMember("Asha");
    const { id: answerId } = await answerOfflineMessage({ ...answer, id }, staff, now);
    await atOnce(3, () => sendNoteAnswer(answerId, now));
    expect(await sendNoteAnswer(answerId, now)).toMatchObject({ outcome: "already_sent" });
    expect(sink.mails).toHaveLength(1);
    expect(sink.mails[0]?.raw).toMatch(/^Reply-To: /m);
    expect(sink.mails[0]?.raw).toContain("canary-613");
    expect(JSON.stringify(await db.emailBody.findMany())).not.toContain("canary-613");
    const { notes } = await listOfflineMessages({}, staff);
    expect(notes[0]?.answers[0]?.mail).toMatchObject({ state: "sent" });
  });

  it("obeys a hard bounce, and staff read why", async () => {
    const id = await aNote("Njeri");
    const { email } = await db.offlineMessage.findUniqueOrThrow({ where: { id } });
    await db.suppression.create({ data: { id: newId("sup"), email, reason: "hard_bounce", everything: true } });
    const staff = await aStaffMember();
    const { id: answerId } = await answerOfflineMessage({ ...answer, id }, staff, now);
    expect(await sendNoteAnswer(answerId, now)).toMatchObject({ outcome: "declined", reason: "hard_bounce" });
    const { notes } = await listOfflineMessages({}, staff);
    expect(notes[0]?.answers[0]?.mail).toMatchObject({ state: "declined" });
  });
});

describe("turning a note into a conversation", () => {
  it("makes one for the browser that left it, with the note as its first message, however often it is pressed", async () => {
    const { visitorId } = await aVisitor();
    const id = await aNote("Njeri", { visitorId });
    const staff = await aStaffMember("Asha");
    const results = fulfilled(await atOnce(5, () => startConversation(id, staff, now)));
    expect(new Set(results.map(({ sessionId }) => sessionId)).size).toBe(1);
    const session = await db.chatSession.findFirstOrThrow({ include: { messages: true } });
    expect(session).toMatchObject({ visitorId, assignedToId: staff.id, lastSeq: 1, waitingSince: now });
    expect(session.messages).toMatchObject([{ sender: "visitor", seq: 1, clientMessageId: `offline-${id}` }]);
    expect(await eventsOf("offline-messages/conversation.opened")).toBe(1);
    await atOnce(2, () => sendConversationLink(id, "Asha", now));
    expect(sink.mails).toHaveLength(1);
    expect(sink.mails[0]?.raw).toContain("/chat/open?token=");
  });

  it("goes on in the conversation that the browser has open, and leaves its owner", async () => {
    const { sessionId, visitor } = await aConversation();
    const owner = await aStaffMember("Brian");
    await db.chatSession.update({ where: { id: sessionId }, data: { assignedToId: owner.id } });
    const id = await aNote("Njeri", { visitorId: visitor.visitorId });
    expect(await startConversation(id, await aStaffMember("Asha"), now)).toEqual({ sessionId });
    expect(await db.chatSession.findMany()).toMatchObject([{ id: sessionId, assignedToId: owner.id, lastSeq: 2 }]);
  });

  it("is refused when the browser is not known", async () => {
    const staff = await aStaffMember();
    for (const id of [await aNote(), await aNote("Njeri", { visitorId: "vis_gone" })])
      await expect(startConversation(id, staff, now)).rejects.toMatchObject({ code: "offline.no_visitor" });
    await expect(startConversation("off_none", staff, now)).rejects.toMatchObject({ kind: "not_found" });
    expect(await db.chatSession.count()).toBe(0);
  });
});
