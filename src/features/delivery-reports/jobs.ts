import { inngest } from "@/lib/jobs";
import { forgetReceipts } from "./forget-receipts";

/** At 3:10 every night in Kenya. */
export const forgetOldReceipts = inngest.createFunction(
  {
    id: "delivery-reports-forget-receipts",
    name: "Delivery reports: forget old receipts",
    triggers: [{ cron: "TZ=Africa/Nairobi 10 3 * * *" }],
    concurrency: 1,
    retries: 3,
  },
  ({ step }) => step.run("forget", () => forgetReceipts(new Date())),
);
