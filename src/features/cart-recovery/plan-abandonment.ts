import { momentAfter } from "@/features/automations/flow-clock";
import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { getCartFacts } from "@/features/carts/get-cart-facts";
import { env } from "@/lib/env";

/**
 * When a cart, as it is now, will count as left alone: the idle time of the settings after its last change, or after the
 * later moment at which its address became known. Real time.
 * @param announcedAt when `carts/cart.updated` was announced
 * @returns null when the cart is gone
 */
export async function planAbandonment(
  cartId: string,
  announcedAt: Date,
): Promise<{ revision: number; idleAt: Date } | null> {
  const [cart, settings] = await Promise.all([getCartFacts(cartId), getFlowSettings()]);
  if (!cart) return null;
  const { idleMinutes } = settings.cartRecovery;
  const changedAt = new Date(Math.max(cart.changedAt.getTime(), announcedAt.getTime()));
  return { revision: cart.revision, idleAt: momentAfter(changedAt, idleMinutes, env().AUTOMATION_TIME_SCALE) };
}
