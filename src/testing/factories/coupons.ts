import { makeCoupon } from "@/features/coupons/make-coupon";
import { findOrCreateCustomer } from "@/features/customers/find-or-create-customer";
import { db } from "@/lib/db";
import { newId } from "@/lib/id";

/** For tests: 10 % off in November 2026, for the person of an address (made if unknown) or, with null, for whoever has the code. */
export async function aCoupon(email: string | null, purpose = `test:${newId("p")}`) {
  const customerId = email === null ? null : await findOrCreateCustomer(db, { email, name: "Wanjiku" });
  const [validFrom, validUntil] = [new Date("2026-11-01T06:00:00Z"), new Date("2026-12-01T06:00:00Z")];
  const { code } = await makeCoupon({ purpose, flow: "birthdays", customerId, percentOff: 10, validFrom, validUntil });
  return { code, purpose, customerId, validUntil };
}
