"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import { Checkbox } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { TrySentence } from "./try-sentence";
import { useFilterChange } from "./use-filter-change";
import { WordList } from "./word-list";

/** What visitors may write: switches, the shop's own words, and a box to try a sentence. */
export function ContentFilter() {
  const trpc = useTRPC();
  const { getFilter, changeFilter } = trpc.admin.contentFilter;
  const query = useQuery(getFilter.queryOptions());
  const change = useMutation(changeFilter.mutationOptions(useFilterChange()));
  return (
    <section aria-labelledby="content-filter" className="space-y-5">
      <div className="space-y-2">
        <h2 id="content-filter" className="font-display text-2xl">
          Content filter
        </h2>
        <p className="max-w-prose text-ink-soft">
          What visitors write is looked at before it is stored. Card numbers are always masked, in your own messages
          too: only the last four digits are kept.
        </p>
      </div>
      {change.error && <Notice tone="bad">{change.error.message}</Notice>}
      <Loaded query={query} what="the filter">
        {(data) => (
          <>
            <div>
              <Checkbox
                id="checks-words"
                label="Refuse rude words, in English, Swahili and Sheng. The visitor is asked to write it differently."
                checked={data.checksWords}
                disabled={change.isPending}
                onChange={(event) => change.mutate({ checksWords: event.target.checked })}
              />
              <Checkbox
                id="holds-links"
                label="Hold links of new visitors: you cannot press them until one of you lets them through. Links to this shop are never held."
                checked={data.holdsLinks}
                disabled={change.isPending}
                onChange={(event) => change.mutate({ holdsLinks: event.target.checked })}
              />
            </div>
            <TrySentence />
            <div className="grid max-w-4xl gap-6 md:grid-cols-2">
              <WordList
                list="refused"
                title="Refused as well"
                words={data.refused}
                empty="Only the built-in lists hold."
              />
              <WordList
                list="allowed"
                title="Never refused"
                words={data.allowed}
                empty="No exceptions from the lists."
              />
            </div>
          </>
        )}
      </Loaded>
    </section>
  );
}
