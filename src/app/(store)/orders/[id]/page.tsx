import type { Metadata } from "next";
import { formatPhone } from "@/features/customers/rules";
import { GoesTo } from "@/features/orders/components/goes-to";
import { OrderLines } from "@/features/orders/components/order-lines";
import { OrderStateBadge } from "@/features/orders/components/order-state-badge";
import { OrderTimeline } from "@/features/orders/components/order-timeline";
import { PaymentState } from "@/features/orders/components/payment-state";
import { shopFacts } from "@/features/orders/shop-facts";
import { reviewUrl } from "@/features/reviews/make-review-link";
import { caller } from "@/server/caller";
import { ButtonLink } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { orNotFound } from "../../attempt";

// The address may hold the key of a mail's link: it goes to nobody else, and into no index.
export const metadata: Metadata = { title: "Your order", robots: { index: false }, referrer: "same-origin" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ token?: string | string[]; placed?: string | string[] }>;
};

export default async function OrderPage({ params, searchParams }: Props) {
  const [{ id }, { token, placed }] = await Promise.all([params, searchParams]);
  const asked = { orderId: id, token: typeof token === "string" ? token : undefined };
  const order = await orNotFound((await caller()).orders.get(asked));
  const [first] = order.lines;
  return (
    <div className="mx-auto max-w-3xl space-y-8">
      {placed && order.state === "placed" && (
        <Notice tone="good">
          Thank you, {order.name}. Your order is in; a mail about it is on its way to {order.email}.
        </Notice>
      )}
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="font-display text-3xl md:text-4xl">Order {order.number}</h1>
        <OrderStateBadge state={order.state} />
      </header>
      <OrderTimeline order={order} />
      <OrderLines order={order} />
      {order.state === "delivered" && first && (
        <ButtonLink look="quiet" href={reviewUrl(order.id, first.productId, new Date())} prefetch={false}>
          Review what you bought
        </ButtonLink>
      )}
      <dl className="grid gap-6 rounded-card bg-sand p-5 sm:grid-cols-2">
        <GoesTo order={order}>{formatPhone(order.phone)}</GoesTo>
        <div>
          <dt className="font-semibold">Payment</dt>
          <dd className="mt-1">
            <PaymentState order={order} />
          </dd>
        </div>
      </dl>
      <p className="text-ink-soft">
        Anything wrong? Chat with us on any page, or call{" "}
        <a href={`tel:${shopFacts.phone.replaceAll(" ", "")}`} className="whitespace-nowrap underline">
          {shopFacts.phone}
        </a>{" "}
        and say order {order.number}.
      </p>
    </div>
  );
}
