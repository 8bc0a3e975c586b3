import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { MISSED_REPLY_STEP } from "@/features/automations/rules";
import { setWaiting } from "@/features/automations/set-waiting";
import { startRun } from "@/features/automations/start-run";
import { lockSession } from "@/features/chat/rows";
import { inTransaction } from "@/lib/db";
import { env } from "@/lib/env";
import { findSession, listPending } from "./rows";
import { dueAt, MISSED_REPLIES } from "./rules";

/** What a run of the flow carries from step to step; times are ISO, as the job's memory keeps them. */
export type MissedReplyRun = { id: string; sessionId: string; anchorSeq: number; dueAt: string };

/** There is nowhere to send it: no run is begun, and it is worth asking again at this moment (ISO), when it would be due. */
export type NoAddressYet = { askAgainAt: string };

/**
 * Puts on record that staff wrote what the shopper has not read, from the first such message on. Of the jobs of several messages in a
 * row one gets the run: the messages go out together. Without an address there is no run: it could never send (`countUnreachable`
 * counts those).
 * @returns null when everything was read or mailed already, or another job has it
 */
export async function beginMissedReply(
  sessionId: string,
  jobRunId: string,
  now: Date,
): Promise<MissedReplyRun | NoAddressYet | null> {
  const { missedReplies: settings } = await getFlowSettings();
  const run = await inTransaction<MissedReplyRun | NoAddressYet | null>(async (tx) => {
    // Held while the run is looked up: `endMissedReply` holds it too, so that a message is never left to a run that just ends.
    await lockSession(tx, sessionId);
    const session = await findSession(sessionId, tx);
    const [first] = session ? await listPending(session, undefined, tx) : [];
    if (!session || !first) return null;
    const due = dueAt({ session, settings }, first.createdAt, env().AUTOMATION_TIME_SCALE).at.toISOString();
    const { email, customerId } = session;
    if (!email) return { askAgainAt: due };
    const subject = { subjectKey: `${sessionId}:${first.seq}`, subjectId: sessionId, email, customerId };
    const id = await startRun({ flow: MISSED_REPLIES, ...subject, jobRunId }, now, tx);
    if (id === null) return null;
    return { id, sessionId, anchorSeq: first.seq, dueAt: due };
  });
  if (run && "id" in run) await setWaiting(run.id, MISSED_REPLY_STEP, new Date(run.dueAt));
  return run;
}
