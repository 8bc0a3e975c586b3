import { memberFreed, memberLeft } from "@/features/teams/events";
import { inngest } from "@/lib/jobs";
import { alertLongWaits } from "./alert-long-waits";
import { closeIdle } from "./close-idle";
import { drainQueue } from "./drain-queue";
import { sessionClosed } from "./events";
import { giveBackAbandoned } from "./give-back-abandoned";
import { publishPresence } from "./publish-presence";
import { indexMissing } from "./search-index";
import { wakeSnoozed } from "./wake-snoozed";

/** A part that failed is made up for by the next minute's run. */
const RETRIES = 0;

/** What is looked after every minute, in this order: what wakes up or is given back can be shared out at once. */
const parts: [step: string, look: (now: Date) => Promise<unknown>][] = [
  ["wake-snoozed", wakeSnoozed],
  ["give-back-abandoned", giveBackAbandoned],
  ["drain-queue", drainQueue],
  ["close-idle", closeIdle],
  ["alert-long-waits", alertLongWaits],
  ["index-missing", indexMissing],
];

/** Every minute: looks after the conversations that wait, rest or were left. A part that fails does not stop the others. */
export const lookAfterConversations = inngest.createFunction(
  {
    id: "chat-look-after-conversations",
    name: "Chat: look after conversations",
    triggers: [{ cron: "* * * * *" }],
    concurrency: 1,
    retries: RETRIES,
  },
  async ({ step, logger }) => {
    const failed: string[] = [];
    for (const [id, look] of parts) {
      try {
        await step.run(id, async () => {
          await look(new Date());
        });
      } catch (error) {
        logger.error({ err: error, step: id }, "a part of looking after the conversations failed");
        failed.push(id);
      }
    }
    return { failed };
  },
);

/** Who closed a conversation can take the next one. */
export const shareOutQueue = inngest.createFunction(
  { id: "chat-share-out-queue", name: "Chat: share out the queue", triggers: [sessionClosed], retries: 3 },
  async ({ step }) => step.run("drain-queue", () => drainQueue(new Date())),
);

/** Somebody came online, got room, or went away: the queue is shared out anew, and colleagues are told. */
export const followPresence = inngest.createFunction(
  { id: "chat-follow-presence", name: "Chat: follow presence", triggers: [memberFreed, memberLeft], retries: 3 },
  async ({ step }) => {
    await step.run("tell-colleagues", () => publishPresence());
    await step.run("give-back-abandoned", () => giveBackAbandoned(new Date()));
    await step.run("drain-queue", () => drainQueue(new Date()));
  },
);
