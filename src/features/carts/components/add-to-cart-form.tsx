"use client";
import Link from "next/link";
import { useActionState } from "react";
import type { FormAction } from "@/ui/form-state";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";

const MOST_AT_ONCE = 10;

type Props = { productId: string; stock: number; action: FormAction };

/** How many, and into the cart; says what became of it. Works without JavaScript. */
export function AddToCartForm({ productId, stock, action }: Props) {
  const [state, send] = useActionState(action, {});
  const choices = Array.from({ length: Math.min(stock, MOST_AT_ONCE) }, (_, index) => index + 1);
  return (
    <form action={send} className="mt-5 space-y-3">
      <input type="hidden" name="productId" value={productId} />
      {stock > 0 ? (
        <div className="flex gap-3">
          <label htmlFor="quantity" className="sr-only">
            How many
          </label>
          <select
            id="quantity"
            name="quantity"
            defaultValue="1"
            className="min-h-12 rounded-field border border-line bg-surface px-3 text-base"
          >
            {choices.map((count) => (
              <option key={count}>{count}</option>
            ))}
          </select>
          <SubmitButton className="min-h-12 flex-1 text-lg sm:flex-none sm:px-10">Add to cart</SubmitButton>
        </div>
      ) : (
        <p className="text-ink-soft">We are waiting for new ones. Ask us in the chat when they come.</p>
      )}
      {state.message && <Notice tone="bad">{state.message}</Notice>}
      {state.done && (
        <Notice tone="good">
          {state.done}{" "}
          <Link href="/cart" className="font-semibold underline">
            See your cart
          </Link>
        </Notice>
      )}
    </form>
  );
}
