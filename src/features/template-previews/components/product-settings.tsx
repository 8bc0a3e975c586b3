"use client";
import type { ProductSettings as Settings } from "@emails/messages";
import { Checkbox, SelectField } from "@/ui/field";

const usual: Settings = { most: 12, pictures: true, prices: true };
const counts = [1, 2, 3, 4, 6, 8, 10, 12];

type ProductSettingsProps = { products: Settings | undefined; onChange: (products: Settings) => void };

/** How the goods of a cart or an order are drawn in a message. */
export function ProductSettings({ products = usual, onChange }: ProductSettingsProps) {
  return (
    <fieldset className="min-w-0 rounded-card border border-line bg-surface px-4 pt-1 pb-3">
      <legend className="px-1 font-semibold">Products</legend>
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
        <SelectField
          id="products-most"
          label="At most"
          value={products.most}
          onChange={(event) => onChange({ ...products, most: Number(event.target.value) })}
        >
          {counts.map((count) => (
            <option key={count} value={count}>
              {count} {count === 1 ? "product" : "products"}
            </option>
          ))}
        </SelectField>
        <Checkbox
          id="products-pictures"
          label="with pictures"
          checked={products.pictures}
          onChange={(event) => onChange({ ...products, pictures: event.target.checked })}
        />
        <Checkbox
          id="products-prices"
          label="with prices"
          checked={products.prices}
          onChange={(event) => onChange({ ...products, prices: event.target.checked })}
        />
      </div>
    </fieldset>
  );
}
