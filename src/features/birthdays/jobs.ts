import { endFailedRun } from "@/features/automations/end-failed-run";
import { FLOW_RETRIES, followRun } from "@/features/automations/follow-run";
import { asJob } from "@/features/automations/job-errors";
import { scanPages } from "@/features/automations/scan-pages";
import { inngest } from "@/lib/jobs";
import { beginBirthday } from "./begin-birthday";
import { birthdayNeared, birthdaysScanRequested } from "./events";
import { planBirthday } from "./plan-birthday";
import { BIRTHDAY_MAILS, type BirthdayMail } from "./rules";
import { scanBirthdays } from "./scan-birthdays";
import { sendBirthday } from "./send-birthday";

/** Every day at 9:00 in Kenya, and whenever it is asked for: finds the birthdays that come near (FLOWS.md "Birthday offer"). */
export const scanForBirthdays = inngest.createFunction(
  {
    id: "birthdays-scan",
    name: "Birthdays: daily scan",
    triggers: [{ cron: "TZ=Africa/Nairobi 0 9 * * *" }, birthdaysScanRequested],
    concurrency: 1,
    retries: FLOW_RETRIES,
  },
  ({ event, step, attempt }) => {
    const date = (event.name === birthdaysScanRequested.name && event.data.date) || null;
    return scanPages((afterId) => scanBirthdays(date, afterId, new Date()), { step, attempt });
  },
);

/** The offer of a birthday and its reminder, until the coupon is used. */
export const offerForBirthdays = inngest.createFunction(
  {
    id: "birthdays-send",
    name: "Birthdays: send the offer",
    triggers: [birthdayNeared],
    retries: FLOW_RETRIES,
    onFailure: async ({ event, step }) => {
      await step.run("end-failed-run", () => endFailedRun(event.data.run_id, new Date()));
    },
  },
  async ({ event, step, runId, attempt }) => {
    const { customerId, date } = event.data;
    const run = await step.run("begin", () => asJob(attempt, () => beginBirthday(customerId, date, runId, new Date())));
    if (!run) return { skipped: customerId };
    const ways = {
      plan: (mail: BirthdayMail) => planBirthday(run, mail, new Date()),
      take: (mail: BirthdayMail, tries: number) => sendBirthday(run, mail, tries, new Date()),
    };
    return followRun(run.id, BIRTHDAY_MAILS, ways, { step, attempt });
  },
);
