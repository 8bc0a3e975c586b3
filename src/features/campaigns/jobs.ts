import { asJob } from "@/features/automations/job-errors";
import { subscriptionConfirmed } from "@/features/subscriptions/events";
import { inngest } from "@/lib/jobs";
import { MINUTE_MS } from "@/lib/time";
import { sendRequested } from "./events";
import { knowSubscribers } from "./know-subscribers";
import { listDueCampaigns } from "./list-due-campaigns";
import { sendTurn } from "./send-turn";

/** Inngest allows 1,000 steps in a run; what is left then is sent by a new one. */
const MOST_TURNS = 400;
const SOON_MS = 2 * MINUTE_MS;
/** After a pause the last sender needs up to 2 s to end. */
const BUSY_TRIES = 10;

/** Sends a campaign turn by turn, about 20 s each, until it has nothing to do now; its row says where it stands. */
export const sendCampaign = inngest.createFunction(
  { id: "campaigns-send", name: "Campaigns: send", triggers: [sendRequested], retries: 10 },
  async ({ event, step, attempt }) => {
    const { campaignId } = event.data;
    let busy = 0;
    for (let number = 1; number <= MOST_TURNS; number += 1) {
      const turn = await step.run(`send-${number}`, () => asJob(attempt, () => sendTurn(campaignId, new Date())));
      if (turn.next === "over") return turn;
      if (turn.next === "later") {
        // What comes later than that is found by `lookAfterCampaigns`; so is what staff pause and resume.
        const isSoon = turn.at !== null && new Date(turn.at).getTime() - Date.now() < SOON_MS;
        if (!turn.at || !isSoon) return turn;
        await step.sleepUntil(`wait-${number}`, turn.at);
      }
      if (turn.next !== "busy") continue;
      busy += 1;
      if (busy > BUSY_TRIES) return turn;
      await step.sleep(`wait-for-the-other-${busy}`, "1s");
    }
    await step.sendEvent("go-on", sendRequested.create({ campaignId }));
    return { next: "again" };
  },
);

/** Every minute: begins what is scheduled, and goes on with what waited for its hour, a cap or the provider, or whose worker died. */
export const lookAfterCampaigns = inngest.createFunction(
  {
    id: "campaigns-look-after",
    name: "Campaigns: begin and go on",
    triggers: [{ cron: "* * * * *" }],
    concurrency: 1,
    retries: 2,
  },
  async ({ step }) => {
    const due = await step.run("find-due", () => listDueCampaigns(new Date()));
    if (due.length > 0)
      await step.sendEvent(
        "ask",
        due.map((campaignId) => sendRequested.create({ campaignId })),
      );
    return { due: due.length };
  },
);

/** Who confirms becomes somebody whom rules over customers can mean. */
export const knowConfirmedSubscribers = inngest.createFunction(
  {
    id: "campaigns-know-subscribers",
    name: "Campaigns: know subscribers",
    triggers: [subscriptionConfirmed],
    retries: 10,
  },
  async ({ event, step }) => {
    await step.run("know", () => knowSubscribers(event.data.subscriptionId));
  },
);
