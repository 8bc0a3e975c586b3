"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatKes } from "@/lib/money";
import { TextField } from "@/ui/field";
import type { Block } from "../schema";

type Props = { block: Extract<Block, { type: "products" }>; onChange: (block: Block) => void };

const MOST = 12;
const SHOWN = 6;

/** Products of the shop, found by name and put in order. */
export function ProductFields({ block, onChange }: Props) {
  const { campaigns } = useTRPC().admin;
  const { catalog } = useTRPC();
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const chosen = useQuery(
    campaigns.listProducts.queryOptions({ ids: block.productIds }, { placeholderData: keepPreviousData }),
  );
  const found = useQuery(
    catalog.search.queryOptions({ text: asked }, { enabled: asked !== "", placeholderData: keepPreviousData }),
  );
  const shown =
    asked === "" ? [] : (found.data ?? []).filter(({ id }) => !block.productIds.includes(id)).slice(0, SHOWN);
  const put = (productIds: string[]) => onChange({ ...block, productIds });
  return (
    <div className="space-y-3">
      <ul className="space-y-1">
        {block.productIds.map((id) => {
          const product = chosen.data?.find((one) => one.id === id);
          const name = product?.name ?? "A product that is not sold any more";
          return (
            <li key={id} className="flex items-center gap-3 rounded-field bg-sand pl-3">
              <span className="min-w-0 flex-1 break-words py-2">{chosen.isPending ? "…" : name}</span>
              {product && (
                <span className="whitespace-nowrap text-ink-soft text-sm">{formatKes(product.priceCents)}</span>
              )}
              <button
                type="button"
                aria-label={`Take ${name} out`}
                onClick={() => put(block.productIds.filter((one) => one !== id))}
                className="inline-flex size-11 shrink-0 items-center justify-center rounded-field hover:bg-line"
              >
                <X aria-hidden className="size-4" />
              </button>
            </li>
          );
        })}
      </ul>
      {block.productIds.length < MOST && (
        <TextField
          id={`${block.id}-search`}
          label="Add a product"
          placeholder="Kettle, mat, lamp…"
          value={text}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {shown.length > 0 && (
        <ul aria-label="Products found" className="divide-y divide-line rounded-field border border-line">
          {shown.map(({ id, name, priceCents }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => {
                  put([...block.productIds, id]);
                  setText("");
                }}
                className="flex min-h-11 w-full items-center gap-3 px-3 text-left hover:bg-sand"
              >
                <Plus aria-hidden className="size-4 shrink-0" />
                <span className="min-w-0 flex-1 break-words py-2">{name}</span>
                <span className="whitespace-nowrap text-ink-soft text-sm">{formatKes(priceCents)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {asked !== "" && found.isSuccess && shown.length === 0 && (
        <p className="text-ink-soft">Nothing on sale is called so.</p>
      )}
    </div>
  );
}
