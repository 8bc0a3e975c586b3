import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { MpesaForm } from "@/features/orders/components/mpesa-form";
import { deliveryTo } from "@/features/orders/delivery";
import { shopFacts } from "@/features/orders/shop-facts";
import { formatKes } from "@/lib/money";
import { findVisitor } from "@/lib/session";
import { caller } from "@/server/caller";
import { payByMpesa } from "../actions";
import { readDraft } from "../draft";

export const metadata: Metadata = { title: "Pay by M-Pesa", robots: { index: false } };

export default async function MpesaPage() {
  const visitor = await findVisitor(await headers());
  const draft = visitor && (await readDraft(visitor.id));
  const cart = await (await caller()).carts.get();
  const delivery = draft && deliveryTo(draft.county);
  if (!cart?.sellable) redirect("/cart");
  if (!delivery) redirect("/checkout");
  const total = formatKes(cart.subtotalCents - (cart.coupon?.discountCents ?? 0) + delivery.feeCents);
  const steps = [
    "Open M-Pesa on your phone: Lipa na M-Pesa, then Buy Goods and Services.",
    `Till number ${shopFacts.till}, amount ${total}, then your PIN.`,
    "Safaricom sends you a message that begins with a code. Type it in here.",
  ];
  return (
    <div className="mx-auto max-w-xl">
      <h1 className="mb-6 font-display text-3xl md:text-4xl">Pay by M-Pesa</h1>
      <div className="rounded-card bg-sage-pale p-5 text-sage">
        <dl className="grid grid-cols-2 gap-4">
          <div>
            <dt>Till number</dt>
            <dd className="font-bold text-2xl tabular-nums tracking-wide sm:text-3xl">{shopFacts.till}</dd>
          </div>
          <div>
            <dt>Amount</dt>
            <dd className="whitespace-nowrap font-bold text-2xl sm:text-3xl">{total}</dd>
          </div>
        </dl>
        <p className="mt-3 text-sm">
          {cart.pieces} {cart.pieces === 1 ? "piece" : "pieces"} {formatKes(cart.subtotalCents)}
          {cart.coupon && ` − ${formatKes(cart.coupon.discountCents)} coupon`} + delivery to {delivery.county}{" "}
          <span className="whitespace-nowrap">{formatKes(delivery.feeCents)}</span>
        </p>
      </div>
      <ol className="my-6 list-decimal space-y-2 pl-5 marker:font-semibold">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <MpesaForm
        cart={{ id: cart.id, revision: cart.revision, couponCode: cart.coupon?.code ?? "" }}
        phone={shopFacts.phone}
        action={payByMpesa}
      />
      <p className="mt-4">
        <Link href="/checkout" className="inline-flex min-h-11 items-center text-ink-soft underline underline-offset-4">
          Back to the checkout
        </Link>
      </p>
    </div>
  );
}
