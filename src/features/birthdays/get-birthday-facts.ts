import { getFlowSettings } from "@/features/automations/get-flow-settings";
import { getCouponState } from "@/features/coupons/find-coupon";
import { getConsent } from "@/features/subscriptions/get-consent";
import { db } from "@/lib/db";
import type { BirthdayRun } from "./begin-birthday";
import { findOtherOffer } from "./rows";
import { purposeOf } from "./rules";

/** Everything a mail of the birthday is decided by, read now, and the name to greet the person by. */
export async function getBirthdayFacts({ customerId, date, anchor }: BirthdayRun, now: Date) {
  const [customer, coupon, otherOfferAt, settings] = await Promise.all([
    db.customer.findFirst({ where: { id: customerId, erasedAt: null }, select: { email: true, name: true } }),
    getCouponState(purposeOf(customerId, date)),
    findOtherOffer(customerId, date),
    getFlowSettings(),
  ]);
  const consent = customer && (await getConsent(customer.email, now));
  const noConsent = consent && !consent.subscribed ? consent.reason : null;
  const name = customer?.name.trim() || null;
  return { date, anchor: new Date(anchor), customer, coupon, otherOfferAt, noConsent, settings, name };
}
