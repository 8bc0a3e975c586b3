import Image from "next/image";
import { formatKes } from "@/lib/money";
import type { Order } from "../rows";

type Props = {
  order: Pick<
    Order,
    "lines" | "county" | "subtotalCents" | "deliveryCents" | "discountCents" | "totalCents" | "couponCode"
  >;
};

const discountTitle = ({ couponCode }: { couponCode: string | null }) =>
  couponCode ? `Coupon ${couponCode}` : "Discount";

/** What was bought, and the sum. */
export function OrderLines({ order }: Props) {
  const sums = [
    { title: "Pieces", cents: order.subtotalCents },
    ...(order.discountCents > 0 ? [{ title: discountTitle(order), cents: -order.discountCents }] : []),
    { title: `Delivery to ${order.county}`, cents: order.deliveryCents },
  ];
  return (
    <>
      <ul className="divide-y divide-line border-line border-y">
        {order.lines.map(({ productId, name, picture, pictureAlt, quantity, priceCents }) => (
          <li key={productId} className="flex items-center gap-4 py-3">
            <Image
              src={picture}
              alt={pictureAlt}
              width={64}
              height={64}
              sizes="64px"
              className="size-16 rounded-card bg-sand object-cover"
            />
            <div className="min-w-0 flex-1">
              <p className="font-semibold">{name}</p>
              <p className="text-ink-soft">
                {quantity} × {formatKes(priceCents)}
              </p>
            </div>
            <p className="font-semibold">{formatKes(quantity * priceCents)}</p>
          </li>
        ))}
      </ul>
      <dl className="mt-4 ml-auto max-w-sm space-y-1.5">
        {sums.map(({ title, cents }) => (
          <div key={title} className="flex justify-between gap-4">
            <dt className="text-ink-soft">{title}</dt>
            <dd className="whitespace-nowrap">{formatKes(cents)}</dd>
          </div>
        ))}
        <div className="flex items-baseline justify-between gap-4 border-line border-t pt-2 text-lg">
          <dt className="font-semibold">Total, VAT included</dt>
          <dd className="font-bold">{formatKes(order.totalCents)}</dd>
        </div>
      </dl>
    </>
  );
}
