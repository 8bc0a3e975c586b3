"use client";
import { TextArea, TextField } from "@/ui/field";
import type { Block } from "../schema";
import { AddressField } from "./address-field";
import { PictureFields } from "./picture-fields";
import { ProductFields } from "./product-fields";

type Props = { block: Block; onChange: (block: Block) => void };

const MARKS =
  "**bold**, [words](https://…) for a link, an empty line for a new paragraph, {{firstName|there}} for the name.";

/** What is written or chosen in a block. */
export function BlockFields({ block, onChange }: Props) {
  const field = (name: string) => `${block.id}-${name}`;
  switch (block.type) {
    case "text":
      return (
        <TextArea
          id={field("text")}
          label="Words"
          hint={MARKS}
          value={block.text}
          rows={6}
          maxLength={10_000}
          onChange={(event) => onChange({ ...block, text: event.target.value })}
        />
      );
    case "heading":
      return (
        <TextField
          id={field("text")}
          label="Heading within the mail"
          value={block.text}
          maxLength={200}
          onChange={(event) => onChange({ ...block, text: event.target.value })}
        />
      );
    case "picture":
      return <PictureFields block={block} onChange={onChange} />;
    case "products":
      return <ProductFields block={block} onChange={onChange} />;
    case "button":
      return (
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            id={field("label")}
            label="Words on the button"
            value={block.label}
            maxLength={60}
            onChange={(event) => onChange({ ...block, label: event.target.value })}
          />
          <AddressField id={field("href")} value={block.href} onChange={(href) => onChange({ ...block, href })} />
        </div>
      );
    case "coupon":
      return <CouponFields block={block} onChange={onChange} />;
    case "divider":
      return <p className="text-ink-soft">A line between what is above and what is below.</p>;
  }
}

function CouponFields({
  block,
  onChange,
}: {
  block: Extract<Block, { type: "coupon" }>;
  onChange: (block: Block) => void;
}) {
  const number = (value: number, least: number, most: number) =>
    Math.min(most, Math.max(least, Math.round(value) || least));
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextField
        id={`${block.id}-percent`}
        label="Per cent off"
        type="number"
        min={1}
        max={90}
        value={block.percentOff}
        onChange={(event) => onChange({ ...block, percentOff: number(event.target.valueAsNumber, 1, 90) })}
      />
      <TextField
        id={`${block.id}-days`}
        label="Valid for days"
        type="number"
        min={1}
        max={365}
        hint="From when sending begins. Everybody gets a code of their own, good for one order."
        value={block.validDays}
        onChange={(event) => onChange({ ...block, validDays: number(event.target.valueAsNumber, 1, 365) })}
      />
    </div>
  );
}
