import { afterAll, describe, expect, it, vi } from "vitest";
import { sendRunOn } from "@/features/automations/send-run-on";
import { stopRun } from "@/features/automations/stop-run";
import type { StepResult } from "@/features/automations/take-step";
import { markRead } from "@/features/chat/mark-read";
import { lockSession } from "@/features/chat/rows";
import { sendReply } from "@/features/chat/send-reply";
import { sendEmail } from "@/features/mail/send-email";
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
import { findSession } from "./rows";
import { sendMissedReplies } from "./send-missed-replies";
import { writeMissedReplies } from "./write-missed-replies";

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

const readMeanwhile = { next: "end", reason: "read_meanwhile" };

const mailedUpTo = async (sessionId: string) =>
  (await db.chatSession.findUniqueOrThrow({ where: { id: sessionId } })).missedMailedSeq;

const runs = () => db.automationRun.findMany({ orderBy: { id: "asc" }, include: { steps: true } });

describe("a missed reply", () => {
  it("is mailed after five minutes with all that staff wrote, and a link into the conversation", async () => {
    const { sessionId, answer } = await anAnsweredConversation();
    const run = await begin(sessionId);
    const second = await answer("Shall I keep one for you?", minutes(1));
    // The job of the second message finds the first one's at work.
    expect(await beginMissedReply(sessionId, "job_2", minutes(1))).toBeNull();
    expect(await planMissedReply(run, start)).toEqual(minutes(5));
    expect(await sendMissedReplies(run, 0, minutes(5))).toEqual({ next: "on" });
    expect(await mailedUpTo(sessionId)).toBe(second.message.seq);
    expect(sink.mails.map((mail) => mail.to)).toEqual([email]);
    expect(sink.mails[0]?.raw).toMatch(/canary-771[\s\S]*keep one for you[\s\S]*\/chat\/open\?token=/);
  });

  it("leaves no word of it in the database, and shows staff the mail without its link", async () => {
    const { sessionId } = await anAnsweredConversation();
    await sendMissedReplies(await begin(sessionId), 0, minutes(5));
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
    const { sessionId } = await anAnsweredConversation();
    const run = await begin(sessionId);
    await atOnce(4, () => sendMissedReplies(run, 0, minutes(5)));
    expect(await sendMissedReplies(run, 0, minutes(7))).toEqual({ next: "on" });
    expect(sink.mails).toHaveLength(1);
    expect((await runs())[0]?.steps.filter(({ outcome }) => outcome === "sent")).toHaveLength(1);
  });

  it("taken anew after a crash, it stays with the mail that it began: nothing twice, nothing lost that was written since", async () => {
    const { sessionId, answer, first } = await anAnsweredConversation();
    const run = await begin(sessionId);
    await sendMissedReplies(run, 0, minutes(5));
    // The worker died before it noted anything.
    await db.automationStep.deleteMany();
    await db.chatSession.update({ where: { id: sessionId }, data: { missedMailedSeq: 0, missedMailedAt: null } });
    const late = await answer("One more thing", minutes(6));
    expect(await sendMissedReplies(run, 0, minutes(7))).toEqual({ next: "on" });
    expect(sink.mails).toHaveLength(1);
    expect((await runs())[0]?.steps).toMatchObject([{ outcome: "sent" }]);
    expect(await mailedUpTo(sessionId)).toBe(first.seq);
    await endMissedReply(run, "completed", minutes(7));
    expect(await begin(sessionId, "job_2", minutes(8))).toMatchObject({ anchorSeq: late.message.seq });
  });

  it("goes once when two workers saw different messages as the last one", async () => {
    const { sessionId, answer } = await anAnsweredConversation();
    const run = await begin(sessionId);
    const { message } = await answer("One more thing", minutes(1));
    const session = await findSession(sessionId);
    const write = (upToSeq: number) => session && writeMissedReplies(run, session, upToSeq, minutes(5));
    const [one, two] = [await write(run.anchorSeq), await write(message.seq)];
    if (!one || !two) throw new Error("no mail");
    expect(await sendEmail(one, minutes(5))).toMatchObject({ outcome: "sent" });
    expect(await sendEmail(two, minutes(5))).toMatchObject({ outcome: "declined", reason: "mailed_shortly_before" });
  });

  it("goes at once when staff send it on, and not at all when they stop it", async () => {
    const { sessionId } = await anAnsweredConversation();
    const run = await begin(sessionId);
    await sendRunOn(run.id, minutes(1));
    expect(await planMissedReply(run, minutes(1))).toEqual(minutes(1));
    expect(await sendMissedReplies(run, 0, minutes(1))).toEqual({ next: "on" });
    const other = await anAnsweredConversation();
    const stopped = await begin(other.sessionId, "job_2");
    await stopRun(stopped.id, minutes(1));
    const end = { next: "end", reason: "stopped_by_staff" };
    expect(await sendMissedReplies(stopped, 0, minutes(5))).toEqual(end);
    expect(sink.mails).toHaveLength(1);
  });

  it("does not go when it was read before", async () => {
    const { sessionId, visitor, first } = await anAnsweredConversation();
    const run = await begin(sessionId);
    await markRead({ sessionId, seq: first.seq }, visitor);
    expect(await sendMissedReplies(run, 0, minutes(5))).toEqual(readMeanwhile);
    expect((await runs())[0]?.steps).toMatchObject([{ outcome: "declined", reason: "read_meanwhile" }]);
    expect(sink.mails).toHaveLength(0);
    expect(await beginMissedReply(sessionId, "job_9", minutes(6))).toBeNull();
  });

  it("does not go when a read mark is stored before the provider has it, however late", async () => {
    const { sessionId, first } = await anAnsweredConversation();
    const run = await begin(sessionId);
    let sending: Promise<StepResult> | undefined;
    await inTransaction(async (tx) => {
      await lockSession(tx, sessionId);
      // Everything is decided and written; the hand-over waits for this lock.
      sending = sendMissedReplies(run, 0, minutes(5));
      await vi.waitFor(async () => expect(await db.emailLog.count({ where: { sendingAt: { not: null } } })).toBe(1), {
        timeout: 8_000,
      });
      await tx.chatSession.update({ where: { id: sessionId }, data: { visitorReadSeq: first.seq } });
    });
    expect(await sending).toEqual(readMeanwhile);
    expect(sink.mails).toHaveLength(0);
    expect(await db.emailLog.findMany()).toMatchObject([{ declinedReason: "read_meanwhile", acceptedAt: null }]);
  });

  it("is held back for 15 minutes after a mail of the conversation, which staff can read", async () => {
    const { sessionId, answer } = await anAnsweredConversation();
    const run = await begin(sessionId);
    await sendMissedReplies(run, 0, minutes(5));
    await endMissedReply(run, "completed", minutes(5));
    await answer("And the lid?", minutes(6));
    const next = await begin(sessionId, "job_2", minutes(6));
    expect(await planMissedReply(next, minutes(6))).toEqual(minutes(20));
    expect(await sendMissedReplies(next, 0, minutes(12))).toEqual({ next: "again", at: minutes(20) });
    expect(await sendMissedReplies(next, 1, minutes(20))).toEqual({ next: "on" });
    expect((await runs())[1]?.steps).toMatchObject([
      { outcome: "deferred", reason: "mailed_shortly_before" },
      { outcome: "sent" },
    ]);
  });

  it("leaves nothing behind that was written while it was sent: it begins a run of its own", async () => {
    const { sessionId, answer, first } = await anAnsweredConversation();
    const run = await begin(sessionId);
    const session = await findSession(sessionId);
    const mail = session && (await writeMissedReplies(run, session, first.seq, minutes(5)));
    if (mail) await sendEmail(mail, minutes(5));
    const late = await answer("One more thing", minutes(5));
    expect(await beginMissedReply(sessionId, "job_2", minutes(5))).toBeNull();
    await sendMissedReplies(run, 0, minutes(5));
    expect(await mailedUpTo(sessionId)).toBe(first.seq);
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
    expect(await sendMissedReplies(run, 0, minutes(5))).toEqual({ next: "on" });
    expect(await runs()).toMatchObject([{ email }]);
  });

  it("does not call itself again when the address is gone at the last moment", async () => {
    const { sessionId, answer } = await anAnsweredConversation();
    const run = await begin(sessionId);
    await answer("Are you there?", minutes(1));
    await db.chatSession.update({ where: { id: sessionId }, data: { email: null } });
    expect(await sendMissedReplies(run, 0, minutes(5))).toEqual({ next: "end", reason: "no_email" });
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
    const { sessionId } = await anAnsweredConversation();
    await db.suppression.create({ data: { id: newId("sup"), email, reason: "hard_bounce", everything: true } });
    const run = await begin(sessionId);
    expect(await sendMissedReplies(run, 0, minutes(5))).toEqual({ next: "end", reason: "hard_bounce" });
    expect((await runs())[0]?.steps).toMatchObject([{ outcome: "declined", reason: "hard_bounce" }]);
    expect(sink.mails).toHaveLength(0);
  });
});
