import { inngest } from "@/lib/jobs";
import { beginWalk, type Place, resealFrom } from "./reseal-everything";

/** 20 s each; what is left is for the next run, which finds it in the rows. */
const MOST_TURNS = 500;

/** Every ten minutes: brings texts under a new key of DATA_ENCRYPTION_KEY. Without a new key it looks for stragglers (`isWalkDue`). */
export const resealUnderNewKey = inngest.createFunction(
  {
    id: "encryption-reseal",
    name: "Encryption: seal texts under the new key",
    triggers: [{ cron: "*/10 * * * *" }],
    concurrency: 1,
    retries: 3,
  },
  async ({ step }) => {
    let place: Place | null = await step.run("begin", () => beginWalk(new Date()));
    if (!place) return { upToDate: true };
    for (let turn = 1; place && turn <= MOST_TURNS; turn += 1) {
      const from: Place = place;
      place = await step.run(`reseal-${turn}`, () => resealFrom(from, new Date()));
    }
    return { finished: place === null };
  },
);
