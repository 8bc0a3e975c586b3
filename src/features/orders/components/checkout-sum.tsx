import { formatKes } from "@/lib/money";
import type { Delivery } from "../delivery";

export type CheckoutCart = {
  id: string;
  revision: number;
  subtotalCents: number;
  pieces: number;
  coupon: { code: string; percentOff: number; discountCents: number } | null;
};

type Props = { cart: CheckoutCart; delivery: Delivery | undefined };

/** What is to be paid; before the county is chosen, without the delivery. */
export function CheckoutSum({ cart: { pieces, subtotalCents, coupon }, delivery }: Props) {
  return (
    <dl className="space-y-2">
      <div className="flex justify-between gap-4">
        <dt>
          {pieces} {pieces === 1 ? "piece" : "pieces"}
        </dt>
        <dd>{formatKes(subtotalCents)}</dd>
      </div>
      {coupon && (
        <div className="flex justify-between gap-4">
          <dt>Coupon, {coupon.percentOff} % off</dt>
          <dd className="whitespace-nowrap">{formatKes(-coupon.discountCents)}</dd>
        </div>
      )}
      <div className="flex justify-between gap-4">
        <dt>Delivery{delivery && ` to ${delivery.county}`}</dt>
        <dd>{delivery ? formatKes(delivery.feeCents) : "by county"}</dd>
      </div>
      <div className="flex items-baseline justify-between gap-4 border-line border-t pt-3 text-lg">
        <dt className="font-semibold">{delivery ? "To pay" : "Before delivery"}</dt>
        <dd className="whitespace-nowrap font-bold text-2xl">
          {formatKes(subtotalCents - (coupon?.discountCents ?? 0) + (delivery?.feeCents ?? 0))}
        </dd>
      </div>
    </dl>
  );
}
