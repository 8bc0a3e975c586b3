import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { recordStep } from "@/features/automations/record-step";
import { MISSED_REPLY_STEP } from "@/features/automations/rules";
import { setWaiting } from "@/features/automations/set-waiting";
import { env } from "@/lib/env";
import type { MissedReplyRun } from "./begin-missed-reply";
import { findSession, listPending } from "./rows";
import { decideMissedReply, type MissedReplyDecision } from "./rules";

/**
 * Decides by the facts of this moment whether the run's messages are mailed, and which is the last of them; what is not sent is put on
 * record with its reason. A step of its own, so that sending again after a crash is about the very same messages.
 * @param tries how often it was deferred before
 */
export async function planMissedReply(run: MissedReplyRun, tries: number, now: Date): Promise<MissedReplyDecision> {
  const [session, settings] = await Promise.all([findSession(run.sessionId), getFlowSettings()]);
  const pending = session ? await listPending(session) : [];
  const facts = { session, pending, anchorSeq: run.anchorSeq, settings: settings.missedReplies };
  const decision = decideMissedReply(facts, now, env().AUTOMATION_TIME_SCALE);
  if (decision.act === "defer") {
    await recordStep(run.id, { step: MISSED_REPLY_STEP, outcome: "deferred", reason: decision.reason, tries }, now);
    await setWaiting(run.id, MISSED_REPLY_STEP, decision.retryAt);
  }
  if (decision.act === "stop")
    await recordStep(run.id, { step: MISSED_REPLY_STEP, outcome: "declined", reason: decision.reason, tries }, now);
  return decision;
}
