import type { Metadata } from "next";
import { CartLineForm } from "@/features/carts/components/cart-line-form";
import { CartSum } from "@/features/carts/components/cart-sum";
import { CouponOffer } from "@/features/carts/components/coupon-offer";
import { takeCouponInput } from "@/features/carts/schema";
import { deliveryFees } from "@/features/orders/delivery";
import { formatKes } from "@/lib/money";
import { caller } from "@/server/caller";
import { ButtonLink } from "@/ui/button";
import { EmptyState, Notice } from "@/ui/notice";
import { notePageView } from "../note-page-view";
import { changeQuantity, takeCoupon } from "./actions";

export const metadata: Metadata = { title: "Your cart", robots: { index: false } };

type Props = { searchParams: Promise<{ coupon?: string | string[] }> };

/** What a coupon's link of a mail leads to; nothing without one. */
async function offerOf(coupon: string | string[] | undefined) {
  const asked = takeCouponInput.safeParse({ couponCode: coupon });
  if (!asked.success) return null;
  const offer = await (await caller()).carts.lookAtCoupon(asked.data);
  return (
    <div className="mb-6">
      <CouponOffer offer={offer} action={takeCoupon} />
    </div>
  );
}

export default async function CartPage({ searchParams }: Props) {
  await notePageView({ path: "/cart", title: "Cart" });
  const offer = await offerOf((await searchParams).coupon);
  const cart = await (await caller()).carts.get();
  if (!cart || cart.lines.length === 0)
    return (
      <>
        <h1 className="mb-6 font-display text-3xl md:text-4xl">Your cart</h1>
        {offer}
        <EmptyState title="Nothing in it yet">
          <p>What you choose waits here for you.</p>
          <ButtonLink href="/" className="mt-5">
            Look around the shop
          </ButtonLink>
        </EmptyState>
      </>
    );
  return (
    <>
      <h1 className="mb-6 font-display text-3xl md:text-4xl">Your cart</h1>
      {offer}
      <div className="lg:grid lg:grid-cols-[1fr_22rem] lg:items-start lg:gap-12">
        <ul className="divide-y divide-line border-line border-y">
          {cart.lines.map((line) => (
            <li key={line.productId} className="py-5">
              <CartLineForm line={line} action={changeQuantity} />
            </li>
          ))}
        </ul>
        <section aria-label="Sum" className="mt-6 rounded-card bg-sand p-5 lg:mt-0 lg:p-6">
          <CartSum cart={cart} />
          <p className="mt-1 text-ink-soft">
            VAT included. Delivery from {formatKes(deliveryFees.leastCents)}, by county.
          </p>
          {cart.sellable ? (
            <ButtonLink href="/checkout" className="mt-5 min-h-12 w-full text-lg">
              Go to the checkout
            </ButtonLink>
          ) : (
            <div className="mt-5">
              <Notice tone="warning">Something in your cart is not left in that number. Please change it first.</Notice>
            </div>
          )}
          <ButtonLink href="/" look="quiet" className="mt-3 w-full">
            Look around further
          </ButtonLink>
        </section>
      </div>
    </>
  );
}
