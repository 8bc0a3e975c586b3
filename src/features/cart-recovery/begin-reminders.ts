import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { startRun } from "@/features/automations/start-run";
import { getCartFacts } from "@/features/carts/get-cart-facts";
import { env } from "@/lib/env";
import { anchorOf, CART_RECOVERY } from "./rules";

/** What a run of the flow carries from step to step. */
export type ReminderRun = {
  id: string;
  cartId: string;
  revision: number;
  /** ISO times, as they must survive the way through the job's memory. `anchor`: see `anchorOf`. */
  begunAt: string;
  anchor: string;
};

/**
 * Puts the run for this cart, as it is now, on record.
 * @param announcedAt when the cart was said to be left alone
 * @returns null when the cart is gone another job is at work on the same revision, or its owner is held out
 */
export async function beginReminders(
  cartId: string,
  jobRunId: string,
  announcedAt: Date,
  now: Date,
): Promise<ReminderRun | null> {
  const [cart, settings] = await Promise.all([getCartFacts(cartId), getFlowSettings()]);
  if (!cart) return null;
  const { revision, email, customerId } = cart;
  const subjectKey = `${cartId}:${revision}`;
  const { holdoutPercent } = settings.cartRecovery;
  const subject = { subjectKey, subjectId: cartId, email, customerId };
  const id = await startRun({ flow: CART_RECOVERY, ...subject, jobRunId, holdoutPercent }, now);
  if (id === null) return null;
  const anchor = anchorOf(cart.changedAt, announcedAt, settings, env().AUTOMATION_TIME_SCALE);
  return { id, cartId, revision, begunAt: now.toISOString(), anchor: anchor.toISOString() };
}
