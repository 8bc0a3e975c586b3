import { endFailedRun } from "@/features/automations/end-failed-run";
import { FLOW_RETRIES } from "@/features/automations/follow-run";
import { followSteps } from "@/features/automations/follow-steps";
import { asJob } from "@/features/automations/job-errors";
import { MISSED_REPLY_STEP } from "@/features/automations/rules";
import { messagePosted } from "@/features/chat/events";
import { inngest } from "@/lib/jobs";
import { beginMissedReply } from "./begin-missed-reply";
import { endMissedReply } from "./end-missed-reply";
import { planMissedReply } from "./plan-missed-reply";
import { sendMissedReplies } from "./send-missed-replies";

/** Staff answered: what the shopper has not read after the wait of the settings reaches him by mail (FLOWS.md "Missed chat reply"). */
export const mailMissedReplies = inngest.createFunction(
  {
    id: "missed-replies-send",
    name: "Missed chat replies: send",
    triggers: [{ event: messagePosted, if: "event.data.sender == 'staff'" }],
    retries: FLOW_RETRIES,
    onFailure: async ({ event, step }) => {
      await step.run("end-failed-run", () => endFailedRun(event.data.run_id, new Date()));
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
    const begun = run;
    const ways = {
      plan: () => planMissedReply(begun, new Date()),
      take: (_: unknown, tries: number) => sendMissedReplies(begun, tries, new Date()),
    };
    const ended = await followSteps(begun.id, [{ step: MISSED_REPLY_STEP }], ways, { step, attempt });
    await step.run("end", () => asJob(attempt, () => endMissedReply(begun, ended, new Date())));
    return { ended };
  },
);
