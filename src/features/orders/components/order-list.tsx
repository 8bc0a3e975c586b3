"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTRPC } from "@/lib/browser/trpc";
import { formatKes } from "@/lib/money";
import { formatDateTime } from "@/lib/time";
import { Badge } from "@/ui/badge";
import { Loaded } from "@/ui/loaded";
import { ShowMore } from "@/ui/show-more";
import { OrderStateBadge } from "./order-state-badge";

type Payment = { paidAt: Date | null; refundedAt: Date | null; mpesaCode: string | null };

/** The money is here, or went back; it is said to be in the till; it is still to come. */
function paymentWords({ paidAt, refundedAt, mpesaCode }: Payment): string {
  if (refundedAt) return "Paid back";
  if (paidAt) return "Paid";
  return mpesaCode ? "Code to check" : "Not paid";
}

const nothing = { title: "No orders yet", advice: "The first one will stand here." };

/** All orders for staff, newest first; the eye is led to what is to be packed and to what is not paid. */
export function OrderList() {
  const trpc = useTRPC();
  const query = useInfiniteQuery(
    trpc.admin.orders.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.next }),
  );
  const orders = query.data?.pages.flatMap((page) => page.orders);
  return (
    <div className="space-y-4">
      <Loaded query={{ ...query, data: orders }} what="the orders" empty={nothing}>
        {(orders) => (
          <ul className="divide-y divide-line rounded-card border border-line bg-surface">
            {orders.map((order) => (
              <li key={order.id}>
                <Link
                  href={`/admin/orders/${order.id}`}
                  className="grid grid-cols-[auto_1fr_auto] items-center gap-x-4 gap-y-1 px-4 py-3.5 hover:bg-sand"
                >
                  <span className="font-semibold tabular-nums">{order.number}</span>
                  <span className="min-w-0 truncate">{order.name}</span>
                  <span className="font-semibold">{formatKes(order.totalCents)}</span>
                  <span className="col-span-3 flex flex-wrap items-center gap-2 text-ink-soft text-sm">
                    <OrderStateBadge state={order.state} />
                    {(!order.cancelledAt || order.paidAt) && (
                      <Badge tone={order.paidAt && !order.cancelledAt ? "good" : "warning"}>
                        {paymentWords(order)}
                      </Badge>
                    )}
                    {order.mpesaCode && <span className="font-mono">{order.mpesaCode}</span>}
                    <span>
                      {order.county} · {order.pieces} {order.pieces === 1 ? "piece" : "pieces"}
                    </span>
                    <time dateTime={order.placedAt.toISOString()} className="ml-auto">
                      {formatDateTime(order.placedAt)}
                    </time>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <ShowMore query={query} />
    </div>
  );
}
