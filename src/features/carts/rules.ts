import { HOUR_MS } from "@/lib/time";

type Line = { priceCents: number; quantity: number; stock: number };

export type QuantityDecision = { ok: true } | { ok: false; message: string };

/**
 * Whether a cart may hold `wanted` pieces of a product of which `stock` can be sold now, and what to tell the shopper if
 * not. `alreadyIn` pieces are in the cart at present.
 */
export function mayHold(wanted: number, stock: number, alreadyIn: number): QuantityDecision {
  if (wanted <= stock) return { ok: true };
  if (stock <= 0) return { ok: false, message: "This is sold out at the moment." };
  const left = stock === 1 ? "There is only 1 left" : `There are only ${stock} left`;
  if (alreadyIn === 0) return { ok: false, message: `${left}. Please choose ${stock} or fewer.` };
  if (alreadyIn >= stock) return { ok: false, message: `${left}, and you have ${alreadyIn} in your cart already.` };
  return {
    ok: false,
    message: `${left}, and ${alreadyIn} of them ${alreadyIn === 1 ? "is" : "are"} in your cart already.`,
  };
}

/** Sum of the lines, cents of KES, and the number of pieces. */
export function totalsOf(lines: Line[]): { subtotalCents: number; pieces: number } {
  return {
    subtotalCents: lines.reduce((sum, line) => sum + line.priceCents * line.quantity, 0),
    pieces: lines.reduce((sum, line) => sum + line.quantity, 0),
  };
}

/** True when every line can be sold as it stands. */
export function isSellable(lines: Line[]): boolean {
  return lines.length > 0 && lines.every((line) => line.quantity <= line.stock);
}

/**
 * The moment by which a cart's coupon is judged: for an hour after the shopper went to pay by M-Pesa it is that one, so that nobody pays
 * a sum that counts no more when the code is typed in.
 */
export function couponMoment({ paymentStartedAt }: { paymentStartedAt: Date | null }, now: Date): Date {
  return paymentStartedAt && now.getTime() - paymentStartedAt.getTime() < HOUR_MS ? paymentStartedAt : now;
}

export type AbandonFacts = {
  revision: number;
  email: string | null;
  abandonedAt: Date | null;
  orderedAt: Date | null;
  mergedAt: Date | null;
  pieces: number;
};

export type AbandonReason = "abandoned" | "ordered" | "merged" | "changed" | "empty" | "no_email" | "already_abandoned";

/**
 * Whether a cart counts as abandoned (FLOWS.md: non-empty, with a known address). `revision` is the state of the lines the
 * question is about; null asks about the present one.
 */
export function mayAbandon(cart: AbandonFacts, revision: number | null): AbandonReason {
  if (cart.orderedAt) return "ordered";
  if (cart.mergedAt) return "merged";
  if (revision !== null && revision !== cart.revision) return "changed";
  if (cart.pieces === 0) return "empty";
  if (!cart.email) return "no_email";
  return cart.abandonedAt ? "already_abandoned" : "abandoned";
}
