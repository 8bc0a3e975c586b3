"use client";
import { useMutation } from "@tanstack/react-query";
import { ImagePlus } from "lucide-react";
import { useTRPC } from "@/lib/browser/trpc";
import { buttonClass } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { pictureUrl } from "../rules";
import type { Block } from "../schema";
import { AddressField } from "./address-field";

type Props = { block: Extract<Block, { type: "picture" }>; onChange: (block: Block) => void };

async function base64Of(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(",") + 1);
}

/** A picture of the marketer's own, what it shows in words, and where a press on it leads. */
export function PictureFields({ block, onChange }: Props) {
  const add = useMutation(
    useTRPC().admin.campaigns.addPicture.mutationOptions({
      onSuccess: ({ id }) => onChange({ ...block, pictureId: id }),
    }),
  );
  const choose = async (file: File | undefined) => {
    if (file) add.mutate({ base64: await base64Of(file) });
  };
  return (
    <div className="space-y-3">
      {block.pictureId && (
        // biome-ignore lint/performance/noImgElement: mails show the file as it is, and so does this
        <img src={pictureUrl(block.pictureId)} alt={block.alt} className="max-h-60 rounded-field bg-sand" />
      )}
      <label className={buttonClass("quiet", "cursor-pointer focus-within:outline-2")}>
        <ImagePlus aria-hidden className="size-5" />
        {add.isPending ? "Uploading…" : block.pictureId ? "Take another picture" : "Choose a picture"}
        <input
          type="file"
          accept="image/png,image/jpeg,image/gif,image/webp"
          className="sr-only"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </label>
      {add.error && <Notice tone="bad">{add.error.message}</Notice>}
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          id={`${block.id}-alt`}
          label="What it shows, in words"
          hint="Read out, and shown where pictures are blocked."
          value={block.alt}
          maxLength={200}
          onChange={(event) => onChange({ ...block, alt: event.target.value })}
        />
        <AddressField id={`${block.id}-href`} value={block.href} onChange={(href) => onChange({ ...block, href })} />
      </div>
    </div>
  );
}
