import type { ProductCard as Product } from "../rows";
import { ProductCard } from "./product-card";

/** Products side by side: two on a phone, four on a wide screen. The first `eager` pictures load at once. */
export function ProductGrid({ products, eager = 0 }: { products: Product[]; eager?: number }) {
  return (
    <ul className="grid grid-cols-2 gap-x-3 gap-y-7 sm:gap-x-5 md:grid-cols-3 lg:grid-cols-4">
      {products.map((product, position) => (
        <li key={product.id}>
          <ProductCard product={product} eager={position < eager} />
        </li>
      ))}
    </ul>
  );
}
