import { endFailedRun } from "@/features/automations/end-failed-run";
import { FLOW_RETRIES, followRun } from "@/features/automations/follow-run";
import { asJob } from "@/features/automations/job-errors";
import { cartAbandoned, cartUpdated } from "@/features/carts/events";
import { markAbandoned } from "@/features/carts/mark-abandoned";
import { orderPlaced } from "@/features/orders/events";
import { inngest, JOBS_APP_ID } from "@/lib/jobs";
import { beginReminders } from "./begin-reminders";
import { endCancelledRun } from "./end-cancelled-run";
import { planAbandonment } from "./plan-abandonment";
import { planReminder } from "./plan-reminder";
import { REMINDERS, type Reminder } from "./rules";
import { sendReminder } from "./send-reminder";

const SEND_REMINDERS = "cart-recovery-send-reminders";

const sameCart = "event.data.cartId == async.data.cartId";
const cartIsBusy = [
  { event: orderPlaced, if: sameCart },
  { event: cartUpdated, if: sameCart },
];

const announcedAt = (event: { ts?: number }) => new Date(event.ts ?? Date.now());

/**
 * Every change of a cart starts the idle time anew. The debounce only makes one run of a burst; the idle time is slept, so
 * that staff can change it, and the facts decide at its end.
 */
export const markAbandonedCarts = inngest.createFunction(
  {
    id: "carts-mark-abandoned",
    name: "Carts: mark abandoned",
    triggers: [cartUpdated],
    debounce: { key: "event.data.cartId", period: "1s" },
    cancelOn: cartIsBusy,
    retries: FLOW_RETRIES,
  },
  async ({ event, step, attempt }) => {
    const { cartId } = event.data;
    const plan = await step.run("plan", () => asJob(attempt, () => planAbandonment(cartId, announcedAt(event))));
    if (!plan) return { abandoned: false, reason: "not_found" };
    await step.sleepUntil("wait-idle", plan.idleAt);
    const result = await step.run("mark", () => asJob(attempt, () => markAbandoned(cartId, plan.revision)));
    // Announced before, but the run that it started was cancelled by the event that woke this one: it begins again.
    if (result.reason === "already_abandoned") await step.sendEvent("announce-again", cartAbandoned.create({ cartId }));
    return result;
  },
);

/** The three reminders of a cart that was left alone, until an order or a change ends them (FLOWS.md "Cart recovery"). */
export const sendReminders = inngest.createFunction(
  {
    id: SEND_REMINDERS,
    name: "Cart recovery: send reminders",
    triggers: [cartAbandoned],
    cancelOn: cartIsBusy,
    retries: FLOW_RETRIES,
    onFailure: async ({ event, step }) => {
      await step.run("end-failed-run", () => endFailedRun(event.data.run_id, new Date()));
    },
  },
  async ({ event, step, runId, attempt }) => {
    const { cartId } = event.data;
    const run = await step.run("begin", () =>
      asJob(attempt, () => beginReminders(cartId, runId, announcedAt(event), new Date())),
    );
    if (!run) return { skipped: cartId };
    const ways = {
      plan: (reminder: Reminder) => planReminder(run, reminder, new Date()),
      take: (reminder: Reminder, tries: number) => sendReminder(run, reminder, tries, new Date()),
    };
    return followRun(run.id, REMINDERS, ways, { step, attempt });
  },
);

/** Inngest cancels without a last word of the run itself, so its end is put on record here. */
export const noteCancelledReminders = inngest.createFunction(
  {
    id: "cart-recovery-note-cancelled",
    name: "Cart recovery: note cancelled runs",
    triggers: [
      { event: "inngest/function.cancelled", if: `event.data.function_id == '${JOBS_APP_ID}-${SEND_REMINDERS}'` },
    ],
    retries: FLOW_RETRIES,
  },
  async ({ event, step, attempt }) => {
    await step.run("end-run", () => asJob(attempt, () => endCancelledRun(String(event.data.run_id), new Date())));
  },
);
