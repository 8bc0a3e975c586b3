import { afterAll, expect, it } from "vitest";
import { closeDatabase, db, inTransaction } from "@/lib/db";
import { aConversation } from "@/testing/factories/conversations";
import { appendQuickly } from "./append-quickly";
import { lockSession, readSession, type WritableSession } from "./rows";

afterAll(closeDatabase);

async function aSession(): Promise<WritableSession> {
  const { sessionId } = await aConversation();
  const session = await readSession(sessionId);
  if (!session) throw new Error("no session");
  return session;
}

function append(session: WritableSession, clientMessageId: string, isGuess = true) {
  const now = new Date();
  const seq = session.lastSeq + 1;
  const facts = { waitingSince: now, firstVisitorMessageAt: now, lastHumanMessageAt: now, customerId: null };
  const draft = { sender: "visitor" as const, senderName: "Visitor", content: "Hello", clientMessageId };
  const marks = { visitorReadSeq: seq, visitorDeliveredSeq: seq };
  return appendQuickly({ session, drafts: [draft], facts: { ...facts, ...marks }, now }, isGuess);
}

const storedIn = ({ id }: WritableSession) => db.chatMessage.count({ where: { sessionId: id, sender: "visitor" } });
const announcedOf = ({ id }: WritableSession) =>
  db.outboxEvent.count({ where: { name: "chat/message.posted", data: { path: ["sessionId"], equals: id } } });

it("writes to many conversations at once, each its own message, and announces each once", async () => {
  const sessions = await Promise.all(Array.from({ length: 20 }, aSession));
  const before = await Promise.all(sessions.map(announcedOf));
  const appended = await Promise.all(sessions.map((session, index) => append(session, `many-${index}`)));
  for (const [index, session] of sessions.entries()) {
    expect(appended[index]?.messages).toMatchObject([{ sessionId: session.id, clientMessageId: `many-${index}` }]);
    expect(appended[index]?.version).toBe((await readSession(session.id))?.version);
    expect(await storedIn(session)).toBe(1);
    expect(await announcedOf(session)).toBe((before[index] ?? 0) + 1);
  }
});

it("lets nobody wait for a conversation that somebody is changing, and without a guess waits for it", async () => {
  const [held, free] = await Promise.all([aSession(), aSession()]);
  let waits: ReturnType<typeof append> | undefined;
  await inTransaction(async (tx) => {
    await lockSession(tx, held.id);
    const [first, second] = await Promise.all([append(held, "held"), append(free, "free")]);
    expect(first).toBeNull();
    expect(second?.messages).toHaveLength(1);
    waits = append(held, "waits", false);
  });
  expect((await waits)?.messages).toHaveLength(1);
  expect(await storedIn(held)).toBe(1);
});

it("refuses a repeated clientMessageId alone: the others of the statement are stored", async () => {
  const [again, other] = await Promise.all([aSession(), aSession()]);
  await append(again, "twice");
  const now = await readSession(again.id);
  const [refused, stored] = await Promise.allSettled([now && append(now, "twice"), append(other, "once")]);
  expect(refused.status).toBe("rejected");
  expect(stored).toMatchObject({ status: "fulfilled", value: { messages: [{ clientMessageId: "once" }] } });
  expect(await storedIn(again)).toBe(1);
});

it("writes nothing upon a version that is over, nor for a blocked visitor", async () => {
  const [old, blocked] = await Promise.all([aSession(), aSession()]);
  await append(old, "first");
  await db.visitor.update({ where: { id: blocked.visitorId }, data: { blockedAt: new Date() } });
  expect(await Promise.all([append(old, "late"), append(blocked, "blocked")])).toEqual([null, null]);
  expect([await storedIn(old), await storedIn(blocked)]).toEqual([1, 0]);
});
