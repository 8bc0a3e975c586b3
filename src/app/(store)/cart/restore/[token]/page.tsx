import type { Metadata } from "next";
import Image from "next/image";
import { RestoreCartForm } from "@/features/carts/components/restore-cart-form";
import { formatKes } from "@/lib/money";
import { caller } from "@/server/caller";
import { ButtonLink } from "@/ui/button";
import { EmptyState, Notice } from "@/ui/notice";
import { orNotFound } from "../../../attempt";
import { restoreCart } from "../../actions";

export const metadata: Metadata = { title: "Your saved cart", robots: { index: false }, referrer: "same-origin" };

type Props = { params: Promise<{ token: string }> };

/** What a restore link of a mail leads to. Looking at it changes nothing: scanners follow links. */
export default async function RestoreCartPage({ params }: Props) {
  const { token } = await params;
  const { lines, ordered, own } = await orNotFound((await caller()).carts.getRestorable({ token }));
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="mb-6 font-display text-3xl md:text-4xl">Your saved cart</h1>
      {ordered && (
        <div className="mb-6">
          <Notice tone="good">This cart has become an order already. You can buy the same again.</Notice>
        </div>
      )}
      {lines.length === 0 ? (
        <EmptyState title="There is nothing in it any more">
          <ButtonLink href="/" className="mt-3">
            To the shop
          </ButtonLink>
        </EmptyState>
      ) : (
        <>
          <ul className="divide-y divide-line border-line border-y">
            {lines.map(({ productId, name, picture, pictureAlt, quantity, priceCents, stock }) => (
              <li key={productId} className="flex items-center gap-4 py-4">
                <Image
                  src={picture}
                  alt={pictureAlt}
                  width={72}
                  height={72}
                  sizes="72px"
                  className="size-18 rounded-card object-cover"
                />
                <div className="min-w-0 flex-1">
                  <p className="font-semibold">{name}</p>
                  <p className="text-ink-soft">
                    {quantity} × {formatKes(priceCents)}
                    {stock < quantity && (stock > 0 ? ` · only ${stock} left` : " · sold out")}
                  </p>
                </div>
              </li>
            ))}
          </ul>
          {own ? (
            <ButtonLink href="/cart" className="mt-6 min-h-12 w-full text-lg">
              Go to your cart
            </ButtonLink>
          ) : (
            <RestoreCartForm token={token} action={restoreCart} />
          )}
        </>
      )}
    </div>
  );
}
