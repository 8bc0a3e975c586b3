import { DomainError } from "@/lib/errors";
import type { CouponDecision } from "./rules";

const why: Record<Exclude<CouponDecision, "redeem">, string> = {
  redeemed: "This code has been used for an order already.",
  not_yet: "This code does not count yet. Our mail says from when on.",
  expired: "This code has run out. Please order without it.",
  somebody_elses: "This code was sent to another e-mail address. Please type that address, or order without the code.",
};

export const couponUnknown = () => {
  const message = "We do not know this code. Please compare it with our mail.";
  return new DomainError("not_found", "coupons.unknown", message, { fields: { couponCode: message } });
};

/** @param reason becomes part of the code: `coupons.expired` */
export const couponRefused = (reason: keyof typeof why) =>
  new DomainError("conflict", `coupons.${reason}`, why[reason], { fields: { couponCode: why[reason] } });
