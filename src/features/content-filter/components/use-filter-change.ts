"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import type { Filter } from "../schema";

/** What every change of the filter does afterwards: the page shows what is stored now, and no older answer under way undoes it. */
export function useFilterChange(): { onSuccess: (filter: Filter) => Promise<void> } {
  const queryKey = useTRPC().admin.contentFilter.getFilter.queryKey();
  const queryClient = useQueryClient();
  return {
    onSuccess: async (filter) => {
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueryData(queryKey, filter);
    },
  };
}
