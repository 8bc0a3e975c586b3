import { ButtonLink } from "@/ui/button";
import { EmptyState } from "@/ui/notice";

/** A restore link that was cut off, is too old, or whose cart is gone. */
export default function NotFound() {
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="mb-6 font-display text-3xl md:text-4xl">Your saved cart</h1>
      <EmptyState title="This link does not work any more">
        <p>It is too old, or a part of it is missing. What is in your cart on this device is still there.</p>
        <ButtonLink href="/cart" className="mt-4">
          See your cart
        </ButtonLink>
      </EmptyState>
    </div>
  );
}
