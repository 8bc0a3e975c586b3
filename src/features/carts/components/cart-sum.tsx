import { formatKes } from "@/lib/money";

type Props = {
  cart: {
    pieces: number;
    subtotalCents: number;
    coupon: { code: string; percentOff: number; discountCents: number } | null;
  };
};

/** What the pieces cost, with what a coupon typed in at the checkout takes off. */
export function CartSum({ cart: { pieces, subtotalCents, coupon } }: Props) {
  const count = `${pieces} ${pieces === 1 ? "piece" : "pieces"}`;
  return (
    <dl className="space-y-1">
      {coupon && (
        <>
          <div className="flex justify-between gap-4">
            <dt>{count}</dt>
            <dd>{formatKes(subtotalCents)}</dd>
          </div>
          <div className="flex justify-between gap-4">
            <dt>Coupon, {coupon.percentOff} % off</dt>
            <dd className="whitespace-nowrap">{formatKes(-coupon.discountCents)}</dd>
          </div>
        </>
      )}
      <div className="flex items-baseline justify-between gap-4 text-lg">
        <dt>{coupon ? "Together" : count}</dt>
        <dd className="font-bold text-2xl">{formatKes(subtotalCents - (coupon?.discountCents ?? 0))}</dd>
      </div>
    </dl>
  );
}
