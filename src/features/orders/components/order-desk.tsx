"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTRPC } from "@/lib/browser/trpc";
import { Loaded } from "@/ui/loaded";
import { GoesTo } from "./goes-to";
import { OrderLines } from "./order-lines";
import { OrderStateBadge } from "./order-state-badge";
import { OrderStepButtons } from "./order-step-buttons";
import { OrderTimeline } from "./order-timeline";
import { PaymentState } from "./payment-state";

/** One order on the desk of staff: what it is, whose, and the next step. */
export function OrderDesk({ orderId }: { orderId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.orders.get.queryOptions({ orderId }));
  const known = query.data;
  return (
    <div className="max-w-3xl space-y-7">
      <Link href="/admin/orders" className="inline-flex min-h-11 items-center text-ink-soft underline">
        All orders
      </Link>
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="font-display text-3xl">Order {known?.number ?? ""}</h1>
        {known && <OrderStateBadge state={known.state} />}
      </header>
      <Loaded query={query} what="the order">
        {(order) => (
          <>
            <OrderStepButtons order={order} />
            <OrderTimeline order={order} />
            <dl className="grid gap-6 rounded-card bg-sand p-5 sm:grid-cols-2">
              <GoesTo order={order}>
                <a href={`tel:${order.phone}`} className="underline">
                  {order.phone}
                </a>
                <br />
                <a href={`mailto:${order.email}`} className="break-all underline">
                  {order.email}
                </a>
              </GoesTo>
              <div>
                <dt className="font-semibold">Payment</dt>
                <dd className="mt-1">
                  <PaymentState order={order} />
                </dd>
                <dt className="mt-4 font-semibold">Placed by</dt>
                <dd className="mt-1">{order.placedByStaffId ? "Staff, for the shopper" : "The shopper"}</dd>
              </div>
            </dl>
            <OrderLines order={order} />
          </>
        )}
      </Loaded>
    </div>
  );
}
