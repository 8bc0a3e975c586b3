import type { CouponStanding } from "./schema";

/** Capital letters and digits that nobody mixes up when reading them from a screen: without I, L, O, 0 and 1. */
const ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const HALF = 4;

/**
 * A code like `K7QF-9M2X`: 8 of 31 signs, 8.5 × 10¹¹ codes.
 * @param random at least 8 random numbers from 0 to 247 (8 × 31 − 1), each sign equally likely
 */
export function toCode(random: Uint8Array): string {
  const signs = Array.from(random.slice(0, 2 * HALF), (number) => ALPHABET[number % ALPHABET.length]).join("");
  return `${signs.slice(0, HALF)}-${signs.slice(HALF)}`;
}

/** A typed code as it is stored, however it was written (`k7qf 9m2x`); null when it cannot be one. */
export function parseCode(text: string): string | null {
  const signs = text.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const known = signs.length === 2 * HALF && [...signs].every((sign) => ALPHABET.includes(sign));
  return known ? `${signs.slice(0, HALF)}-${signs.slice(HALF)}` : null;
}

/**
 * What a coupon takes off the pieces (never off the delivery), cents of KES: up to the next whole shilling, because a till takes only
 * whole ones, and never more than the pieces cost.
 * @param percentOff 1 to 100
 */
export function discountOf(subtotalCents: number, percentOff: number): number {
  return Math.min(subtotalCents, Math.ceil((subtotalCents * percentOff) / 10_000) * 100);
}

export type CouponFacts = {
  /** The address it was made for; null: whoever has the code. */
  email: string | null;
  validFrom: Date;
  validUntil: Date;
  redeemedAt: Date | null;
};

export type CouponDecision = "redeem" | "redeemed" | "not_yet" | "expired" | "somebody_elses";

/** Where a coupon stands at a moment, whoever asks. */
export function standingOf(
  coupon: Pick<CouponFacts, "validFrom" | "validUntil" | "redeemedAt">,
  now: Date,
): CouponStanding {
  const decision = decideCoupon({ ...coupon, email: null }, null, now);
  if (decision === "redeemed" || decision === "not_yet") return decision;
  return decision === "expired" ? "over" : "open";
}

/**
 * Whether a coupon may be redeemed: once, from `validFrom` to before `validUntil`, by the person it was made for.
 * @param buyer the buyer's address, normalised; null while it is not known: then everything but the person is checked
 */
export function decideCoupon(coupon: CouponFacts, buyer: string | null, now: Date): CouponDecision {
  if (coupon.redeemedAt) return "redeemed";
  if (now < coupon.validFrom) return "not_yet";
  if (now >= coupon.validUntil) return "expired";
  return coupon.email !== null && buyer !== null && coupon.email !== buyer ? "somebody_elses" : "redeem";
}
