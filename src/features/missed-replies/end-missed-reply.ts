import { endRun } from "@/features/automations/end-run";
import { messagePosted } from "@/features/chat/events";
import { lockSession } from "@/features/chat/rows";
import { inTransaction } from "@/lib/db";
import { announce, relaySoon } from "@/lib/outbox";
import type { MissedReplyRun } from "./begin-missed-reply";
import { findSession, listPending } from "./rows";

/**
 * Ends a run. What staff wrote while it was sending had no run of its own, as this one was at work: it is announced again and begins
 * the next one.
 */
export async function endMissedReply(run: MissedReplyRun, reason: string, now: Date): Promise<void> {
  const { sessionId } = run;
  await inTransaction(async (tx) => {
    await lockSession(tx, sessionId);
    await endRun(run.id, reason, now, tx);
    const session = await findSession(sessionId, tx);
    const [next] = session ? await listPending(session, undefined, tx) : [];
    // While the run's own message is pending, the reason to stop holds for those after it as well.
    if (next && next.seq > run.anchorSeq)
      await announce(tx, messagePosted.create({ sessionId, messageId: next.id, sender: "staff" }));
  });
  relaySoon();
}
