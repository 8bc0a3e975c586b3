import Image from "next/image";
import Link from "next/link";
import { formatKes } from "@/lib/money";
import type { ProductCard as Product } from "../rows";
import { stockState } from "../rules";
import { StockNote } from "./stock-note";

/** A product on a shelf; the whole card leads to it. */
export function ProductCard({ product, eager }: { product: Product; eager: boolean }) {
  const { slug, name, priceCents, picture, pictureAlt, stock } = product;
  return (
    <Link href={`/products/${slug}`} className="group block">
      <span className="relative block aspect-square overflow-hidden rounded-card bg-sand">
        <Image
          src={picture}
          alt={pictureAlt}
          fill
          loading={eager ? "eager" : "lazy"}
          sizes="(min-width: 1152px) 270px, (min-width: 1024px) 25vw, (min-width: 768px) 33vw, 50vw"
          className="object-cover transition-transform duration-300 group-hover:scale-[1.03]"
        />
      </span>
      <span className="mt-2.5 block leading-snug group-hover:underline">{name}</span>
      <span className="mt-0.5 block font-semibold">{formatKes(priceCents)}</span>
      {stockState(stock) !== "in_stock" && <StockNote stock={stock} />}
    </Link>
  );
}
