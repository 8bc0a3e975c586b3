import { startRun } from "@/features/automations/start-run";
import { getCartFacts } from "@/features/carts/get-cart-facts";
import { CART_RECOVERY } from "./rules";

/** What a run of the flow carries from step to step. */
export type ReminderRun = { id: string; cartId: string; revision: number; begunAt: string };

/**
 * Puts the run for this cart, as it is now, on record.
 * @returns null when the cart is gone or another job is at work on the same revision
 */
export async function beginReminders(cartId: string, jobRunId: string, now: Date): Promise<ReminderRun | null> {
  const cart = await getCartFacts(cartId);
  if (!cart) return null;
  const { revision, email, customerId } = cart;
  const subjectKey = `${cartId}:${revision}`;
  const id = await startRun({ flow: CART_RECOVERY, subjectKey, subjectId: cartId, email, customerId, jobRunId }, now);
  return id === null ? null : { id, cartId, revision, begunAt: now.toISOString() };
}
