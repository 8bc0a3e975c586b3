import type { Metadata } from "next";
import Image from "next/image";
import Link from "next/link";
import { cache } from "react";
import { AddToCartForm } from "@/features/carts/components/add-to-cart-form";
import { StockNote } from "@/features/catalog/components/stock-note";
import { deliveryFees } from "@/features/orders/delivery";
import { shopFacts } from "@/features/orders/shop-facts";
import { AverageLine, ProductReviews } from "@/features/reviews/components/product-reviews";
import { formatKes } from "@/lib/money";
import { truncate } from "@/lib/text";
import { caller } from "@/server/caller";
import { orNotFound } from "../../attempt";
import { addToCart } from "../../cart/actions";
import { PhonePayIcon, ReturnIcon, TruckIcon } from "../../icons";
import { notePageView } from "../../note-page-view";

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ reviews?: string | string[] }> };

const load = cache(async (slug: string) => orNotFound((await caller()).catalog.getProduct({ slug })));

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { name, description } = await load((await params).slug);
  return { title: name, description: truncate(description, 160) };
}

const notes = [
  {
    icon: <TruckIcon />,
    text: `Delivered in 1–4 days: Nairobi ${formatKes(deliveryFees.nairobiCents)}, other counties up to ${formatKes(deliveryFees.mostCents)}`,
  },
  { icon: <PhonePayIcon />, text: `Pay on delivery, or by M-Pesa to till ${shopFacts.till}` },
  { icon: <ReturnIcon />, text: `Unused, it can come back within ${shopFacts.returnDays} days` },
];

export default async function ProductPage({ params, searchParams }: Props) {
  const product = await load((await params).slug);
  const pages = Math.max(1, Number((await searchParams).reviews) || 1);
  const reviews = await (await caller()).reviews.listOfProduct({ productId: product.id, pages });
  await notePageView({ path: `/products/${product.slug}`, title: product.name });
  return (
    <>
      <article className="md:grid md:grid-cols-2 md:gap-10 lg:gap-14">
        <div className="-mx-4 -mt-6 relative aspect-square overflow-hidden bg-sand sm:mx-0 sm:mt-0 sm:rounded-card">
          <Image
            src={product.picture}
            alt={product.pictureAlt}
            fill
            loading="eager"
            fetchPriority="high"
            sizes="(min-width: 1152px) 524px, (min-width: 768px) 50vw, 100vw"
            className="object-cover"
          />
        </div>
        <div className="mt-6 md:mt-2">
          <p>
            <Link
              href={`/categories/${product.category.slug}`}
              className="inline-flex min-h-11 items-center text-ink-soft underline-offset-4 hover:underline"
            >
              {product.category.name}
            </Link>
          </p>
          <h1 className="font-display text-3xl leading-tight md:text-4xl">{product.name}</h1>
          <p className="mt-3 font-semibold text-2xl">{formatKes(product.priceCents)}</p>
          <AverageLine reviews={reviews} />
          <StockNote stock={product.stock} />
          <AddToCartForm productId={product.id} stock={product.stock} action={addToCart} />
          <p className="mt-6 max-w-prose text-lg">{product.description}</p>
          <ul className="mt-6 space-y-3 border-line border-t pt-6">
            {notes.map(({ icon, text }) => (
              <li key={text} className="flex gap-3">
                <span className="text-clay">{icon}</span>
                {text}
              </li>
            ))}
          </ul>
        </div>
      </article>
      <ProductReviews reviews={reviews} moreHref={`/products/${product.slug}?reviews=${pages + 1}#reviews`} />
    </>
  );
}
