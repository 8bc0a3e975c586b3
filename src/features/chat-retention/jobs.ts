import { asJob } from "@/features/automations/job-errors";
import { inngest } from "@/lib/jobs";
import { applyRetention } from "./apply-retention";

/** 100 conversations each; what is left is for the next night. */
const MOST_BATCHES = 500;

/** At 2:30 every night in Kenya: deletes what is kept no longer, if staff switched that on. */
export const applyChatRetention = inngest.createFunction(
  {
    id: "chat-apply-retention",
    name: "Chat: delete what is kept no longer",
    triggers: [{ cron: "TZ=Africa/Nairobi 30 2 * * *" }],
    concurrency: 1,
    retries: 3,
  },
  async ({ step, attempt }) => {
    let conversations = 0;
    for (let batch = 1; batch <= MOST_BATCHES; batch += 1) {
      const applied = await step.run(`delete-${batch}`, () => asJob(attempt, () => applyRetention(new Date())));
      if (!applied) return { off: true, conversations };
      conversations += applied.conversations;
      if (!applied.more) break;
    }
    return { conversations };
  },
);
