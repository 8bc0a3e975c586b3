import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { getCartFacts } from "@/features/carts/get-cart-facts";
import { hasOpenChat } from "@/features/chat/has-open-chat";
import { hasOrderSince } from "@/features/orders/has-order-since";
import type { ReminderRun } from "./begin-reminders";
import { findCartOwner, findOtherCartMail } from "./rows";

/** Everything a reminder is decided by, read now, and the name to greet the person by. */
export async function getReminderFacts({ cartId, revision, anchor }: ReminderRun) {
  const [cart, owner, settings] = await Promise.all([getCartFacts(cartId), findCartOwner(cartId), getFlowSettings()]);
  const { email = null, customerId = null } = cart ?? {};
  const [orderedSince, openChat, otherCartMailAt] = await Promise.all([
    cart ? hasOrderSince({ email, customerId }, cart.changedAt) : false,
    owner ? hasOpenChat({ visitorId: owner.visitorId, customerId }) : false,
    email ? findOtherCartMail(email, cartId) : null,
  ]);
  const name = owner?.customer?.name || null;
  return { cart, revision, anchor: new Date(anchor), orderedSince, openChat, otherCartMailAt, settings, name };
}
