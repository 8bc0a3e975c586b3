import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { startRun } from "@/features/automations/start-run";
import { lockSession } from "@/features/chat/rows";
import { inTransaction } from "@/lib/db";
import { env } from "@/lib/env";
import { findSession, listPending } from "./rows";
import { dueAt, MISSED_REPLIES } from "./rules";

/** What a run of the flow carries from step to step: the message it began with, and when that was written; times are ISO, as the job's memory keeps them. */
export type MissedReplyRun = { id: string; sessionId: string; anchorSeq: number; anchorAt: string };

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
  return inTransaction<MissedReplyRun | NoAddressYet | null>(async (tx) => {
    // Held while the run is looked up: `endMissedReply` holds it too, so that a message is never left to a run that just ends.
    await lockSession(tx, sessionId);
    const session = await findSession(sessionId, tx);
    const [first] = session ? await listPending(session, undefined, tx) : [];
    if (!session || !first) return null;
    const { email, customerId } = session;
    if (!email) {
      const due = dueAt({ session, settings }, first.createdAt, env().AUTOMATION_TIME_SCALE).at;
      return { askAgainAt: due.toISOString() };
    }
    const subject = { subjectKey: `${sessionId}:${first.seq}`, subjectId: sessionId, email, customerId };
    const id = await startRun({ flow: MISSED_REPLIES, ...subject, jobRunId }, now, tx);
    return id === null ? null : { id, sessionId, anchorSeq: first.seq, anchorAt: first.createdAt.toISOString() };
  });
}
