import type { Metadata } from "next";
import { ProductGrid } from "@/features/catalog/components/product-grid";
import { caller } from "@/server/caller";
import { EmptyState } from "@/ui/notice";
import { notePageView } from "../note-page-view";

export const metadata: Metadata = { title: "Search", robots: { index: false } };

type Props = { searchParams: Promise<{ q?: string | string[] }> };

export default async function SearchPage({ searchParams }: Props) {
  await notePageView({ path: "/search", title: "Search" });
  const { q } = await searchParams;
  const text = (Array.isArray(q) ? q[0] : q)?.trim() ?? "";
  const found = await (await caller()).catalog.search({ text });
  return (
    <>
      <h1 className="mb-2 break-words font-display text-3xl md:text-4xl">
        {text ? `“${text.slice(0, 80)}”` : "Search"}
      </h1>
      {text && <p className="mb-8 text-ink-soft">{found.length === 1 ? "1 thing" : `${found.length} things`} found</p>}
      {found.length > 0 ? (
        <ProductGrid products={found} eager={2} />
      ) : (
        <EmptyState title={text ? "We have nothing of that name" : "What are you looking for?"}>
          Try one word, like “basket” or “lamp”, or look through the shelves above.
        </EmptyState>
      )}
    </>
  );
}
