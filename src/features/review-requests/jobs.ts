import { endFailedRun } from "@/features/automations/end-failed-run";
import { FLOW_RETRIES, followRun } from "@/features/automations/follow-run";
import { asJob } from "@/features/automations/job-errors";
import { scanPages } from "@/features/automations/scan-pages";
import { orderDelivered } from "@/features/orders/events";
import { inngest } from "@/lib/jobs";
import { beginRequest } from "./begin-request";
import { deliveryFound, reviewsScanRequested } from "./events";
import { planRequest } from "./plan-request";
import { REVIEW_MAILS, type ReviewMail } from "./rules";
import { scanDeliveries } from "./scan-deliveries";
import { sendRequest } from "./send-request";

/** Every day at 9:00 in Kenya, and whenever it is asked for: finds the deliveries that no run was begun for. */
export const scanForDeliveries = inngest.createFunction(
  {
    id: "review-requests-scan",
    name: "Review requests: daily scan",
    triggers: [{ cron: "TZ=Africa/Nairobi 0 9 * * *" }, reviewsScanRequested],
    concurrency: 1,
    retries: FLOW_RETRIES,
  },
  ({ event, step, attempt }) => {
    const date = (event.name === reviewsScanRequested.name && event.data.date) || null;
    return scanPages((afterId) => scanDeliveries(date, afterId, new Date()), { step, attempt });
  },
);

/** The request after a delivery and its reminder, until the order is reviewed (FLOWS.md "Review request"). */
export const requestReviews = inngest.createFunction(
  {
    id: "review-requests-send",
    name: "Review requests: send",
    triggers: [orderDelivered, deliveryFound],
    retries: FLOW_RETRIES,
    onFailure: async ({ event, step }) => {
      await step.run("end-failed-run", () => endFailedRun(event.data.run_id, new Date()));
    },
  },
  async ({ event, step, runId, attempt }) => {
    const { orderId } = event.data;
    const run = await step.run("begin", () => asJob(attempt, () => beginRequest(orderId, runId, new Date())));
    if (!run) return { skipped: orderId };
    const ways = {
      plan: (mail: ReviewMail) => planRequest(run, mail, new Date()),
      take: (mail: ReviewMail, tries: number) => sendRequest(run, mail, tries, new Date()),
    };
    return followRun(run.id, REVIEW_MAILS, ways, { step, attempt });
  },
);
