import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { MISSED_REPLY_STEP } from "@/features/automations/rules";
import { type StepResult, takeStep } from "@/features/automations/take-step";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { MissedReplyRun } from "./begin-missed-reply";
import { findBegunMail, findSession, listPending } from "./rows";
import { decideMissedReply } from "./rules";
import { writeMissedReplies } from "./write-missed-replies";

/**
 * Decides by the facts of this moment whether what staff wrote and the shopper has not read is mailed, sends it, and puts on record what
 * came of it, as `takeStep`. Taken anew after a crash it goes on with the mail that it began: nothing is mailed twice, and nothing that
 * was written since is lost.
 * @param tries how often it was deferred before
 * @throws DomainError of the mail feature when the provider is away or another worker has the mail: ask again
 */
export async function sendMissedReplies(run: MissedReplyRun, tries: number, now: Date): Promise<StepResult> {
  const { sessionId, anchorSeq } = run;
  let mailedUpTo: number | null = null;
  const ask = async () => {
    const [session, settings] = await Promise.all([findSession(sessionId), getFlowSettings()]);
    const [pending, begun] = await Promise.all([
      session ? listPending(session) : [],
      findBegunMail(sessionId, anchorSeq),
    ]);
    const facts = { session, pending, anchorSeq, begun, settings: settings.missedReplies };
    const decision = decideMissedReply(facts, now, env().AUTOMATION_TIME_SCALE);
    // Staff may send on what is not due yet.
    const upToSeq = decision.act === "send" ? decision.upToSeq : (begun?.upToSeq ?? pending.at(-1)?.seq);
    const write = async () => {
      if (decision.act === "stop" || !session || upToSeq === undefined) return null;
      const mail = await writeMissedReplies(run, session, upToSeq, now);
      if (mail) mailedUpTo = upToSeq;
      return mail;
    };
    return { decision, write };
  };
  const result = await takeStep(run.id, MISSED_REPLY_STEP, tries, ask, now);
  if (mailedUpTo !== null) await noteResult(sessionId, mailedUpTo, result, now);
  return result;
}

/** Not sent, but for no fault of the address. */
const STILL_OPEN = ["read_meanwhile", "mailed_shortly_before", "gone"];

/** What was mailed is not mailed again; nor is what an address refuses, which takes no mail. */
async function noteResult(sessionId: string, upToSeq: number, result: StepResult, now: Date): Promise<void> {
  if (result.next === "again" || (result.next === "end" && STILL_OPEN.includes(result.reason))) return;
  await db.chatSession.updateMany({
    where: { id: sessionId, missedMailedSeq: { lt: upToSeq } },
    data: { missedMailedSeq: upToSeq, ...(result.next === "on" ? { missedMailedAt: now } : {}) },
  });
}
