import { endRun } from "@/features/automations/end-run";
import { findRunOfJob } from "@/features/automations/find-run-of-job";
import { asJob } from "@/features/automations/job-errors";
import { MISSED_REPLY_STEP } from "@/features/automations/rules";
import { messagePosted } from "@/features/chat/events";
import { inngest } from "@/lib/jobs";
import { beginMissedReply } from "./begin-missed-reply";
import { endMissedReply } from "./end-missed-reply";
import { planMissedReply } from "./plan-missed-reply";
import { sendMissedReplies } from "./send-missed-replies";

/** Outlasts a mail provider that is away for half a day: the pauses of `asJob` grow to an hour. */
const RETRIES = 20;

/** Staff answered: what the shopper has not read after the wait of the settings reaches him by mail (FLOWS.md "Missed chat reply"). */
export const mailMissedReplies = inngest.createFunction(
  {
    id: "missed-replies-send",
    name: "Missed chat replies: send",
    triggers: [{ event: messagePosted, if: "event.data.sender == 'staff'" }],
    retries: RETRIES,
    onFailure: async ({ event, step }) => {
      await step.run("end-failed-run", () => endFailedRun(event.data.run_id));
    },
  },
  async ({ event, step, runId, attempt }) => {
    const { sessionId } = event.data;
    const begin = () => asJob(attempt, () => beginMissedReply(sessionId, runId, new Date()));
    let run = await step.run("begin", begin);
    if (run && "askAgainAt" in run) {
      // Staff may have asked for it in this very message.
      await step.sleepUntil("wait-for-address", run.askAgainAt);
      run = await step.run("begin-with-address", begin);
    }
    if (!run || "askAgainAt" in run) return { skipped: sessionId };
    let at = run.dueAt;
    for (let tries = 0; ; tries++) {
      const mark = tries === 0 ? "" : `-again-${tries}`;
      await step.sleepUntil(`wait${mark}`, at);
      const decision = await step.run(`plan${mark}`, () =>
        asJob(attempt, () => planMissedReply(run, tries, new Date())),
      );
      if (decision.act === "defer") {
        at = decision.retryAt;
        continue;
      }
      const reason =
        decision.act === "stop"
          ? decision.reason
          : await step.run(`${MISSED_REPLY_STEP}${mark}`, () =>
              asJob(attempt, () => sendMissedReplies(run, decision.upToSeq, tries, new Date())),
            );
      await step.run("end", () => asJob(attempt, () => endMissedReply(run, reason, new Date())));
      return { ended: reason };
    }
  },
);

async function endFailedRun(jobRunId: string): Promise<void> {
  const run = await findRunOfJob(jobRunId);
  if (run) await endRun(run.id, "failed", new Date());
}
