import type { Metadata } from "next";
import { cache } from "react";
import { ProductGrid } from "@/features/catalog/components/product-grid";
import { caller } from "@/server/caller";
import { EmptyState } from "@/ui/notice";
import { orNotFound } from "../../attempt";
import { notePageView } from "../../note-page-view";

type Props = { params: Promise<{ slug: string }> };

const load = cache(async (slug: string) => orNotFound((await caller()).catalog.listProducts({ slug })));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, description } = await load((await params).slug);
  return { title: name, description };
}

export default async function CategoryPage({ params }: Props) {
  const { name, description, products } = await load((await params).slug);
  await notePageView({ path: `/categories/${(await params).slug}`, title: name });
  return (
    <>
      <h1 className="font-display text-3xl md:text-4xl">{name}</h1>
      <p className="mt-2 mb-8 max-w-prose text-ink-soft text-lg">{description}</p>
      {products.length > 0 ? (
        <ProductGrid products={products} eager={2} />
      ) : (
        <EmptyState title="This shelf is being filled">Come back soon, or look at the others above.</EmptyState>
      )}
    </>
  );
}
