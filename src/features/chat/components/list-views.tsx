"use client";
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import { useTRPC } from "@/lib/browser/trpc";
import { Popover } from "@/ui/popover";
import type { ConversationCounts } from "../count-conversations";
import type { ConversationView } from "../schema";
import { usePollInterval } from "./console-live";
import { viewNames } from "./list-choice";
import { changeChoice } from "./use-list-choice";

const always = ["all", "mine", "unassigned"] as const satisfies ConversationView[];
const more = ["waiting", "team", "snoozed", "closed"] as const satisfies ConversationView[];
const short: Partial<Record<ConversationView, string>> = { all: "All", team: "Team", waiting: "Waiting" };

const pill =
  "inline-flex min-h-11 items-center gap-1 rounded-field px-1.5 font-semibold text-sm aria-pressed:bg-clay-pale aria-pressed:text-clay-deep hover:bg-sand";

/** Which conversations the list shows, with how many there are; the seldom ones in a menu. */
export function ListViews({ view, first }: { view: ConversationView; first: ConversationCounts }) {
  const trpc = useTRPC();
  const { data: counts } = useQuery(
    trpc.admin.chat.countConversations.queryOptions(undefined, {
      initialData: first,
      refetchInterval: usePollInterval(),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const other = more.find((one) => one === view);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be one of a form's
    <div role="group" aria-label="Which conversations" className="flex flex-wrap items-center gap-0.5 px-1.5 py-1">
      {always.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === view}
          onClick={() => changeChoice({ view: one })}
          className={pill}
        >
          {short[one] ?? viewNames[one]}
          {/* Beside another list's name there is no room for them on a desk. */}
          <span className={clsx(other && "lg:hidden")}>
            <Count of={counts[one]} />
          </span>
        </button>
      ))}
      <Popover
        align="end"
        label={other ? undefined : "More lists"}
        className={clsx(pill, "ml-auto", other && "bg-clay-pale text-clay-deep")}
        button={
          <>
            {other && (short[other] ?? viewNames[other])}
            <ChevronDown aria-hidden className="size-4" />
          </>
        }
      >
        {(close) => (
          <div className="grid">
            {more.map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={one === view}
                onClick={() => {
                  changeChoice({ view: one });
                  close();
                }}
                className={`${pill} px-3`}
              >
                <span className="flex-1 text-left">{viewNames[one]}</span>
                {one !== "closed" && <Count of={counts[one]} />}
              </button>
            ))}
          </div>
        )}
      </Popover>
    </div>
  );
}

function Count({ of }: { of: number }) {
  if (of === 0) return null;
  return <span className="font-normal text-ink-soft text-xs tabular-nums">{of > 99 ? "99+" : of}</span>;
}
