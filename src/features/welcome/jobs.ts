import { endFailedRun } from "@/features/automations/end-failed-run";
import { FLOW_RETRIES, followRun } from "@/features/automations/follow-run";
import { asJob } from "@/features/automations/job-errors";
import { subscriptionConfirmed, subscriptionRequested } from "@/features/subscriptions/events";
import { inngest } from "@/lib/jobs";
import { beginSeries } from "./begin-series";
import { planWelcome } from "./plan-welcome";
import { WELCOMES, type Welcome } from "./rules";
import { sendConfirmation } from "./send-confirmation";
import { sendWelcome } from "./send-welcome";

/** At once when somebody asks for marketing mail; apart from the request, so that its duration tells nothing. */
export const confirmSubscriptions = inngest.createFunction(
  {
    id: "welcome-send-confirmation",
    name: "Welcome: confirm the subscription",
    triggers: [subscriptionRequested],
    retries: 10,
  },
  ({ event, step, attempt }) =>
    step.run("send-confirm-subscription", () =>
      asJob(attempt, () => sendConfirmation(event.data.subscriptionId, new Date(event.data.requestedAt), new Date())),
    ),
);

/** The three mails after a confirmation, until a first order ends them (FLOWS.md "Welcome series"). */
export const welcomeSubscribers = inngest.createFunction(
  {
    id: "welcome-send-series",
    name: "Welcome: send the series",
    triggers: [subscriptionConfirmed],
    retries: FLOW_RETRIES,
    onFailure: async ({ event, step }) => {
      await step.run("end-failed-run", () => endFailedRun(event.data.run_id, new Date()));
    },
  },
  async ({ event, step, runId, attempt }) => {
    const { subscriptionId } = event.data;
    const run = await step.run("begin", () => asJob(attempt, () => beginSeries(subscriptionId, runId, new Date())));
    if (!run) return { skipped: subscriptionId };
    const ways = {
      plan: (welcome: Welcome) => planWelcome(run, welcome, new Date()),
      take: (welcome: Welcome, tries: number) => sendWelcome(run, welcome, tries, new Date()),
    };
    return followRun(run.id, WELCOMES, ways, { step, attempt });
  },
);
