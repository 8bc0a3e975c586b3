"use client";
import Image from "next/image";
import Link from "next/link";
import { useActionState } from "react";
import { formatKes } from "@/lib/money";
import { Button } from "@/ui/button";
import type { FormAction } from "@/ui/form-state";
import type { CartLine } from "../rows";

const step = "min-w-11 px-0 text-xl";

/** A line of the cart: one piece more, one fewer, or none. Works without JavaScript. */
export function CartLineForm({ line, action }: { line: CartLine; action: FormAction }) {
  const [state, send, pending] = useActionState(action, {});
  const { productId, slug, name, picture, pictureAlt, priceCents, quantity, stock } = line;
  const short = stock <= 0 ? "Sold out: please take it out." : `Only ${stock} left: please take fewer.`;
  const problem = state.message ?? (quantity > stock ? short : undefined);
  return (
    <div className="flex gap-4">
      <Link href={`/products/${slug}`} className="shrink-0" tabIndex={-1} aria-hidden="true">
        <Image
          src={picture}
          alt={pictureAlt}
          width={112}
          height={112}
          sizes="112px"
          className="size-24 rounded-card bg-sand object-cover sm:size-28"
        />
      </Link>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap justify-between gap-x-4">
          <Link href={`/products/${slug}`} className="font-semibold hover:underline">
            {name}
          </Link>
          <span className="font-semibold">{formatKes(priceCents * quantity)}</span>
        </div>
        {quantity > 1 && <p className="text-ink-soft text-sm">{formatKes(priceCents)} each</p>}
        <form action={send} className="mt-2 flex items-center gap-2" aria-busy={pending || undefined}>
          <input type="hidden" name="productId" value={productId} />
          <Button
            type="submit"
            look="quiet"
            className={step}
            name="quantity"
            value={stock < quantity ? stock : quantity - 1}
            disabled={pending}
            aria-label={`One ${name} fewer`}
          >
            −
          </Button>
          <span className="min-w-8 text-center font-semibold tabular-nums">{quantity}</span>
          <Button
            type="submit"
            look="quiet"
            className={step}
            name="quantity"
            value={quantity + 1}
            disabled={pending}
            aria-label={`One ${name} more`}
          >
            +
          </Button>
          <button
            type="submit"
            name="quantity"
            value={0}
            disabled={pending}
            className="ml-auto inline-flex min-h-11 items-center px-2 text-ink-soft underline underline-offset-4 hover:text-ink"
          >
            Remove<span className="sr-only"> {name}</span>
          </button>
        </form>
        {problem && (
          <p role="alert" className="mt-1.5 font-semibold text-danger text-sm">
            {problem}
          </p>
        )}
      </div>
    </div>
  );
}
