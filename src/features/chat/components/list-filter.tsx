"use client";
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { Check, Funnel } from "lucide-react";
import type { ReactNode } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Popover } from "@/ui/popover";
import type { ListChoice } from "./list-choice";
import { changeChoice } from "./use-list-choice";

/** Narrows the list to what is unread, or to one tag. */
export function ListFilter({ choice }: { choice: ListChoice }) {
  const trpc = useTRPC();
  const { data: tags } = useQuery(trpc.admin.chatTags.listTags.queryOptions(undefined, { staleTime: 60_000 }));
  const narrowed = choice.unread || choice.tagId !== undefined;
  return (
    <Popover
      align="end"
      label={narrowed ? "Filter the list (on)" : "Filter the list"}
      className={clsx(
        "inline-flex size-11 shrink-0 items-center justify-center rounded-field border",
        narrowed ? "border-clay bg-clay-pale text-clay-deep" : "border-line bg-surface hover:bg-sand",
      )}
      button={<Funnel aria-hidden className="size-5" />}
    >
      {(close) => {
        const choose = (change: Partial<ListChoice>) => () => {
          changeChoice(change);
          close();
        };
        return (
          <>
            <Line on={choice.unread} onClick={choose({ unread: !choice.unread })}>
              Unread only
            </Line>
            <p className="px-3 pt-2 pb-1 font-semibold text-ink-soft text-xs">Tags</p>
            {tags?.length === 0 && (
              <p className="max-w-60 px-3 pb-2 text-ink-soft text-sm">No tags yet. Put one on an open conversation.</p>
            )}
            {tags?.map(({ id, name }) => (
              <Line key={id} on={choice.tagId === id} onClick={choose({ tagId: choice.tagId === id ? undefined : id })}>
                {name}
              </Line>
            ))}
          </>
        );
      }}
    </Popover>
  );
}

function Line({ on, onClick, children }: { on: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onClick}
      className="flex min-h-11 w-full items-center gap-2 rounded-field px-3 text-left text-sm hover:bg-sand"
    >
      <Check aria-hidden className={clsx("size-4 shrink-0", on ? "text-clay" : "invisible")} />
      {children}
    </button>
  );
}
