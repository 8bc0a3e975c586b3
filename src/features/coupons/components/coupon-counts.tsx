"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import { formatKes } from "@/lib/money";
import { Loaded } from "@/ui/loaded";
import type { CouponCounts as Counts } from "../count-coupons";
import { makerWords } from "./coupon-words";

const count = (value: number) => value.toLocaleString("en-KE");

/** What came of the coupons, by the flow that made them; nothing while there are none. */
export function CouponCounts() {
  const query = useQuery(useTRPC().admin.coupons.count.queryOptions());
  return (
    <Loaded query={query} what="what came of the coupons">
      {(rows) => rows.length > 0 && <CountTable rows={rows} />}
    </Loaded>
  );
}

function CountTable({ rows }: { rows: Counts[] }) {
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-surface shadow-card">
      <table className="w-full text-left [&_:is(td,th)]:px-4 [&_:is(td,th)]:py-2.5 [&_:is(td,th):not(:first-child)]:text-right">
        <thead className="text-ink-soft text-sm">
          <tr className="border-line border-b [&>th]:font-normal">
            <th scope="col">Made by</th>
            <th scope="col">Made</th>
            <th scope="col">Used</th>
            <th scope="col">Open</th>
            <th scope="col">Taken off</th>
            <th scope="col">Orders’ turnover</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line tabular-nums">
          {rows.map(({ flow, made, redeemed, open, discountCents, orderedCents }) => (
            <tr key={flow}>
              <th scope="row" className="font-semibold">
                {makerWords(flow)}
              </th>
              <td>{count(made)}</td>
              <td>{count(redeemed)}</td>
              <td>{count(open)}</td>
              <td className="whitespace-nowrap">{formatKes(discountCents)}</td>
              <td className="whitespace-nowrap">{formatKes(orderedCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
