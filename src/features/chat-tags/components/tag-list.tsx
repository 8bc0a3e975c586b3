"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Loaded } from "@/ui/loaded";
import { conversationsInWords } from "../rules";
import { DeleteTagDialog, type ListedTag } from "./delete-tag-dialog";

const nothing = { title: "No tags yet", advice: "Put one on a conversation, and find all of its kind by it." };

/** Every tag with the number of its conversations, to be looked at and deleted. */
export function TagList() {
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.chatTags.listTags.queryOptions());
  const [leaving, setLeaving] = useState<ListedTag | null>(null);
  return (
    <section aria-labelledby="tags" className="max-w-3xl space-y-4">
      <h2 id="tags" className="font-display text-2xl">
        Tags
      </h2>
      <p className="max-w-prose text-ink-soft">
        What conversations are about. A tag is made where it is put on: in an open conversation, with{" "}
        <kbd className="rounded bg-sand px-1.5">l</kbd> or the button with a label.
      </p>
      <Loaded query={query} what="the tags" empty={nothing}>
        {(tags) => (
          <ul className="divide-y divide-line rounded-card border border-line bg-surface px-4">
            {tags.map((tag) => (
              <li key={tag.id} className="flex items-center gap-3 py-2">
                <div className="min-w-0 flex-1">
                  <p className="break-words font-semibold">{tag.name}</p>
                  <p className="text-ink-soft text-sm">{conversationsInWords(tag.conversations)}</p>
                </div>
                <Button look="quiet" aria-label={`Delete ${tag.name}`} onClick={() => setLeaving(tag)}>
                  Delete
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {leaving && <DeleteTagDialog tag={leaving} onLeave={() => setLeaving(null)} />}
    </section>
  );
}
