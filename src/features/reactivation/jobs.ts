import { endFailedRun } from "@/features/automations/end-failed-run";
import { FLOW_RETRIES, followRun } from "@/features/automations/follow-run";
import { asJob } from "@/features/automations/job-errors";
import { scanPages } from "@/features/automations/scan-pages";
import { inngest } from "@/lib/jobs";
import { beginReactivation } from "./begin-reactivation";
import { reactivationScanRequested, silenceFound } from "./events";
import { planReactivation } from "./plan-reactivation";
import { REACTIVATION_MAILS, type ReactivationMail } from "./rules";
import { scanSilence } from "./scan-silence";
import { sendReactivation } from "./send-reactivation";

/** Every day at 9:00 in Kenya, and whenever it is asked for: finds who has been silent for long (FLOWS.md "Reactivation"). */
export const scanForSilence = inngest.createFunction(
  {
    id: "reactivation-scan",
    name: "Reactivation: daily scan",
    triggers: [{ cron: "TZ=Africa/Nairobi 0 9 * * *" }, reactivationScanRequested],
    concurrency: 1,
    retries: FLOW_RETRIES,
  },
  ({ event, step, attempt }) => {
    const date = (event.name === reactivationScanRequested.name && event.data.date) || null;
    return scanPages((afterId) => scanSilence(date, afterId, new Date()), { step, attempt });
  },
);

/** The three mails to a silent subscriber and the sunset, until a sign of life ends them. */
export const reactivateSilent = inngest.createFunction(
  {
    id: "reactivation-send",
    name: "Reactivation: send",
    triggers: [silenceFound],
    retries: FLOW_RETRIES,
    onFailure: async ({ event, step }) => {
      await step.run("end-failed-run", () => endFailedRun(event.data.run_id, new Date()));
    },
  },
  async ({ event, step, runId, attempt }) => {
    const { subscriptionId, silentSince } = event.data;
    const run = await step.run("begin", () =>
      asJob(attempt, () => beginReactivation(subscriptionId, new Date(silentSince), runId, new Date())),
    );
    if (!run) return { skipped: subscriptionId };
    const ways = {
      plan: (mail: ReactivationMail) => planReactivation(run, mail, new Date()),
      take: (mail: ReactivationMail, tries: number) => sendReactivation(run, mail, tries, new Date()),
    };
    return followRun(run.id, REACTIVATION_MAILS, ways, { step, attempt });
  },
);
