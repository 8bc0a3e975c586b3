"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import { formatKes } from "@/lib/money";
import { Loaded } from "@/ui/loaded";
import type { CouponCounts as Counts } from "../count-coupons";
import { makerWords } from "./coupon-words";

/** What came of the coupons, by the flow that made them; nothing while there are none. */
export function CouponCounts() {
  const query = useQuery(useTRPC().admin.coupons.count.queryOptions());
  return (
    <Loaded query={query} what="what came of the coupons">
      {(rows) => rows.length > 0 && <CountRows rows={rows} />}
    </Loaded>
  );
}

function CountRows({ rows }: { rows: Counts[] }) {
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface shadow-card">
      {rows.map((row) => (
        <li key={row.flow} className="gap-x-6 px-4 py-3 lg:grid lg:grid-cols-[11rem_minmax(0,1fr)] lg:items-center">
          <h2 className="font-semibold">{makerWords(row.flow)}</h2>
          <dl className="grid grid-cols-3 gap-x-4 gap-y-1 sm:grid-cols-5">
            {figuresOf(row).map(([label, value]) => (
              <div key={label}>
                <dt className="text-ink-soft text-sm">{label}</dt>
                <dd className="whitespace-nowrap tabular-nums">{value}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

const figuresOf = ({ made, redeemed, open, discountCents, orderedCents }: Counts): [string, string][] => [
  ["Made", made.toLocaleString("en-KE")],
  ["Used", redeemed.toLocaleString("en-KE")],
  ["Open", open.toLocaleString("en-KE")],
  ["Taken off", formatKes(discountCents)],
  ["Orders’ turnover", formatKes(orderedCents)],
];
