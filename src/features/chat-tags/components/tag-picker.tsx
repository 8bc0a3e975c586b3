"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Check, Plus, Tag as TagIcon } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Popover } from "@/ui/popover";
import { MAX_TAG_LENGTH, normaliseTagName } from "../rules";

type Tag = { id: string; name: string };

type TagPickerProps = {
  sessionId: string;
  /** The conversation's tags as they are now. */
  tags: Tag[];
  /** After a tag was put on or taken off. */
  onChange?: () => void;
  className?: string;
};

const line = "flex min-h-11 w-full items-center gap-2 rounded-field px-3 text-left hover:bg-sand";

/** Puts tags on a conversation and takes them off; a name that is not there yet can be made. */
export function TagPicker({ sessionId, tags, onChange, className }: TagPickerProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState("");
  const { data: all } = useQuery(trpc.admin.chatTags.listTags.queryOptions(undefined, { staleTime: 60_000 }));
  const onSuccess = () => {
    setTyped("");
    void queryClient.invalidateQueries({ queryKey: trpc.admin.chatTags.listTags.queryKey() });
    onChange?.();
  };
  const put = useMutation(trpc.admin.chat.tagSession.mutationOptions({ onSuccess }));
  const take = useMutation(trpc.admin.chat.untagSession.mutationOptions({ onSuccess }));
  const name = normaliseTagName(typed);
  const shown = (all ?? []).filter((tag) => tag.name.includes(name));
  const on = new Set(tags.map(({ id }) => id));
  const isNew = name !== "" && !all?.some((tag) => tag.name === name);
  const problem = put.error ?? take.error;
  return (
    <Popover
      align="end"
      label={tags.length > 0 ? `Tags: ${tags.map((tag) => tag.name).join(", ")}` : "Tags"}
      className={
        className ??
        "inline-flex size-11 items-center justify-center rounded-field border border-line bg-surface hover:bg-sand"
      }
      button={<TagIcon aria-hidden className="size-5" />}
    >
      {() => (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name) put.mutate({ sessionId, name });
          }}
          className="w-64 space-y-1"
        >
          <input
            aria-label="Find or make a tag"
            placeholder="Find or make a tag"
            value={typed}
            maxLength={MAX_TAG_LENGTH}
            onChange={(event) => setTyped(event.target.value)}
            className="min-h-11 w-full rounded-field border border-line bg-paper px-3 text-base placeholder:text-ink-soft"
          />
          <div className="max-h-64 overflow-y-auto">
            {shown.map((tag) => (
              <button
                key={tag.id}
                type="button"
                aria-pressed={on.has(tag.id)}
                onClick={() =>
                  on.has(tag.id) ? take.mutate({ sessionId, tagId: tag.id }) : put.mutate({ sessionId, name: tag.name })
                }
                className={line}
              >
                <Check aria-hidden className={on.has(tag.id) ? "size-4 text-clay" : "invisible size-4"} />
                {tag.name}
              </button>
            ))}
            {isNew && (
              <button type="submit" className={line}>
                <Plus aria-hidden className="size-4" /> Make “{name}”
              </button>
            )}
            {shown.length === 0 && !isNew && (
              <p className="px-3 py-2 text-ink-soft text-sm">No tags yet. Type a name.</p>
            )}
          </div>
          {problem && (
            <p role="alert" className="px-3 pb-2 text-danger text-sm">
              {problem.message}
            </p>
          )}
        </form>
      )}
    </Popover>
  );
}
