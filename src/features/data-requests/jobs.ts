import { asJob } from "@/features/automations/job-errors";
import { inngest } from "@/lib/jobs";
import { eraseWaiting } from "./erase-waiting";
import { dataRequested } from "./events";
import { sendRequestMail } from "./send-request-mail";

/** At once when somebody asks for a copy of the own data, or for their erasure. */
export const askMailbox = inngest.createFunction(
  { id: "data-requests-ask-mailbox", name: "Data requests: ask the mailbox", triggers: [dataRequested], retries: 20 },
  ({ event, step, attempt }) =>
    step.run("send-data-request", () =>
      asJob(attempt, () => sendRequestMail(event.data.requestId, new Date(event.data.mailedAt), new Date())),
    ),
);

/** At 3:30 every night in Kenya: erases whoever had to wait for an order. */
export const carryOutErasures = inngest.createFunction(
  {
    id: "data-requests-erase-waiting",
    name: "Data requests: erase who waited for an order",
    triggers: [{ cron: "TZ=Africa/Nairobi 30 3 * * *" }],
    concurrency: 1,
    retries: 3,
  },
  ({ step, attempt }) => step.run("erase-waiting", () => asJob(attempt, () => eraseWaiting(new Date()))),
);
