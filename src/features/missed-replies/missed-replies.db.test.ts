import { afterAll, describe, expect, it, vi } from "vitest";
import { markRead } from "@/features/chat/mark-read";
import { lockSession } from "@/features/chat/rows";
import { sendReply } from "@/features/chat/send-reply";
import { closeDatabase, db, inTransaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { DAY_MS } from "@/lib/time";
import { atOnce } from "@/testing/at-once";
import { aConversation } from "@/testing/factories/conversations";
import { aStaffMember } from "@/testing/factories/staff";
import { mailToSink } from "@/testing/mail-to-sink";
import { beginMissedReply } from "./begin-missed-reply";
import { countUnreachable } from "./count-unreachable";
import { endMissedReply } from "./end-missed-reply";
import { planMissedReply } from "./plan-missed-reply";
import { sendMissedReplies } from "./send-missed-replies";

const sink = await mailToSink();
afterAll(closeDatabase);

const start = new Date("2026-11-22T20:00:00Z");
const minutes = (count: number) => new Date(start.getTime() + count * 60_000);
const email = "wanjiku@example.com";

async function anAnsweredConversation(over: { email?: string | null } = { email }) {
  const { sessionId, visitor } = await aConversation("Wanjiku Kamau");
  await db.chatSession.update({ where: { id: sessionId }, data: over });
  const staff = await aStaffMember("Asha");
  const answer = (content: string, at: Date) => sendReply({ sessionId, content }, staff, at);
  const first = await answer("canary-771: it is back in stock", start);
  return { sessionId, visitor, answer, first: first.message };
}

async function begin(sessionId: string, job = "job_1", now = start) {
  const run = await beginMissedReply(sessionId, job, now);
  if (!run || "askAgainAt" in run) throw new Error("no run");
  return run;
}

const runs = () => db.automationRun.findMany({ orderBy: { id: "asc" }, include: { steps: true } });

describe("a missed reply", () => {
  it("is mailed after five minutes with all that staff wrote, and a link into the conversation", async () => {
    const { sessionId, answer } = await anAnsweredConversation();
    const run = await begin(sessionId);
    const second = await answer("Shall I keep one for you?", minutes(1));
    // The job of the second message finds the first one's at work.
    expect(await beginMissedReply(sessionId, "job_2", minutes(1))).toBeNull();
    const decision = await planMissedReply(run, 0, minutes(5));
    expect(decision).toEqual({ act: "send", upToSeq: second.message.seq });
    expect(await sendMissedReplies(run, second.message.seq, 0, minutes(5))).toBe("completed");
    expect(sink.mails.map((mail) => mail.to)).toEqual([email]);
    expect(sink.mails[0]?.raw).toMatch(/canary-771[\s\S]*keep one for you[\s\S]*\/chat\/open\?token=/);
  });

  it("leaves no word of it in the database, and shows staff the mail without its link", async () => {
    const { sessionId, first } = await anAnsweredConversation();
    await sendMissedReplies(await begin(sessionId), first.seq, 0, minutes(5));
    const stored = await db.$queryRaw`SELECT to_jsonb(b)::text AS body, to_jsonb(l)::text AS log FROM email_body b
      JOIN email_log l ON l.id = b.email_log_id`;
    expect(JSON.stringify(stored)).not.toContain("canary-771");
    const { getEmail } = await import("@/features/mail/get-email");
    const { id } = await db.emailLog.findFirstOrThrow();
    const { body } = await getEmail(id);
    expect(body?.html).toContain("canary-771");
    expect(body?.html).toContain("token=hidden");
    expect(`${body?.html}${body?.text}`).not.toMatch(/token=(?!hidden)/);
  });

  it("goes once, also when its step runs twice or at once with itself", async () => {
    const { sessionId, first } = await anAnsweredConversation();
    const run = await begin(sessionId);
    await atOnce(4, () => sendMissedReplies(run, first.seq, 0, minutes(5)));
    expect(await sendMissedReplies(run, first.seq, 0, minutes(7))).toBe("completed");
    expect(sink.mails).toHaveLength(1);
    expect((await runs())[0]?.steps.filter(({ outcome }) => outcome === "sent")).toHaveLength(1);
  });

  it("does not go when it was read before the decision, or between decision and hand-over", async () => {
    const { sessionId, visitor, first } = await anAnsweredConversation();
    const run = await begin(sessionId);
    expect(await planMissedReply(run, 0, minutes(5))).toMatchObject({ act: "send" });
    await markRead({ sessionId, seq: first.seq }, visitor);
    expect(await sendMissedReplies(run, first.seq, 0, minutes(5))).toBe("read_meanwhile");
    expect(await planMissedReply(run, 1, minutes(6))).toEqual({ act: "stop", reason: "read_meanwhile" });
    expect(sink.mails).toHaveLength(0);
    expect(await beginMissedReply(sessionId, "job_9", minutes(6))).toBeNull();
  });

  it("does not go when a read mark is stored before the provider has it, however late", async () => {
    const { sessionId, first } = await anAnsweredConversation();
    const run = await begin(sessionId);
    let sending: Promise<string> | undefined;
    await inTransaction(async (tx) => {
      await lockSession(tx, sessionId);
      // Everything is decided and written; the hand-over waits for this lock.
      sending = sendMissedReplies(run, first.seq, 0, minutes(5));
      await vi.waitFor(async () => expect(await db.emailLog.count({ where: { sendingAt: { not: null } } })).toBe(1), {
        timeout: 8_000,
      });
      await tx.chatSession.update({ where: { id: sessionId }, data: { visitorReadSeq: first.seq } });
    });
    expect(await sending).toBe("read_meanwhile");
    expect(sink.mails).toHaveLength(0);
    expect(await db.emailLog.findMany()).toMatchObject([{ declinedReason: "read_meanwhile", acceptedAt: null }]);
  });

  it("is held back for 15 minutes after a mail of the conversation, which staff can read", async () => {
    const { sessionId, answer, first } = await anAnsweredConversation();
    const run = await begin(sessionId);
    await sendMissedReplies(run, first.seq, 0, minutes(5));
    await endMissedReply(run, "completed", minutes(5));
    await answer("And the lid?", minutes(6));
    const next = await begin(sessionId, "job_2", minutes(6));
    expect(next.dueAt).toBe(minutes(20).toISOString());
    expect(await planMissedReply(next, 0, minutes(12))).toMatchObject({ reason: "mailed_shortly_before" });
    expect(await planMissedReply(next, 1, minutes(20))).toMatchObject({ act: "send" });
    expect((await runs())[1]?.steps).toMatchObject([{ outcome: "deferred", reason: "mailed_shortly_before" }]);
  });

  it("leaves nothing behind that was written while it was sent: it begins a run of its own", async () => {
    const { sessionId, answer, first } = await anAnsweredConversation();
    const run = await begin(sessionId);
    const late = await answer("One more thing", minutes(5));
    expect(await beginMissedReply(sessionId, "job_2", minutes(5))).toBeNull();
    await sendMissedReplies(run, first.seq, 0, minutes(5));
    const announced = await db.outboxEvent.count();
    await endMissedReply(run, "completed", minutes(5));
    expect(await db.outboxEvent.count()).toBe(announced + 1);
    expect(await begin(sessionId, "job_3", minutes(5))).toMatchObject({ anchorSeq: late.message.seq });
  });

  it("begins no run without an address, asks once more when it would be due, and goes if there is one by then", async () => {
    const { sessionId, answer } = await anAnsweredConversation({ email: null });
    const waits = { askAgainAt: minutes(5).toISOString() };
    expect(await beginMissedReply(sessionId, "job_1", start)).toEqual(waits);
    await answer("Where can I reach you?", minutes(1));
    expect(await beginMissedReply(sessionId, "job_2", minutes(1))).toEqual(waits);
    expect(await runs()).toEqual([]);
    await db.chatSession.update({ where: { id: sessionId }, data: { email } });
    // Both jobs wake up; one of them sends both messages.
    const begun = await Promise.all(["job_1", "job_2"].map((job) => beginMissedReply(sessionId, job, minutes(5))));
    const [run, ...others] = begun.filter((one) => one !== null);
    if (!run || "askAgainAt" in run || others.length > 0) throw new Error("not one run");
    expect(await planMissedReply(run, 0, minutes(5))).toMatchObject({ act: "send" });
    expect(await runs()).toMatchObject([{ email }]);
  });

  it("does not call itself again when the address is gone at the last moment", async () => {
    const { sessionId, answer } = await anAnsweredConversation();
    const run = await begin(sessionId);
    await answer("Are you there?", minutes(1));
    await db.chatSession.update({ where: { id: sessionId }, data: { email: null } });
    expect(await planMissedReply(run, 0, minutes(5))).toEqual({ act: "stop", reason: "no_email" });
    const announced = await db.outboxEvent.count();
    await endMissedReply(run, "no_email", minutes(5));
    expect(await db.outboxEvent.count()).toBe(announced);
  });

  it("is counted while nobody has read it and nobody can be mailed", async () => {
    const { sessionId, visitor, answer } = await anAnsweredConversation({ email: null });
    await anAnsweredConversation();
    await answer("Are you there?", minutes(1));
    expect(await countUnreachable(minutes(4.9))).toBe(0);
    expect(await countUnreachable(minutes(5))).toBe(1);
    expect(await countUnreachable(new Date(start.getTime() + 31 * DAY_MS))).toBe(0);
    const { lastSeq } = await db.chatSession.findUniqueOrThrow({ where: { id: sessionId } });
    await markRead({ sessionId, seq: lastSeq }, visitor);
    expect(await countUnreachable(minutes(6))).toBe(0);
  });

  it("obeys a hard bounce, and says so", async () => {
    const { sessionId, first } = await anAnsweredConversation();
    await db.suppression.create({ data: { id: newId("sup"), email, reason: "hard_bounce", everything: true } });
    const run = await begin(sessionId);
    expect(await sendMissedReplies(run, first.seq, 0, minutes(5))).toBe("hard_bounce");
    expect((await runs())[0]?.steps).toMatchObject([{ outcome: "declined", reason: "hard_bounce" }]);
    expect(sink.mails).toHaveLength(0);
  });
});
