import { asJob } from "@/features/automations/job-errors";
import { subscriptionRequested } from "@/features/subscriptions/events";
import { inngest } from "@/lib/jobs";
import { sendConfirmation } from "./send-confirmation";

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
