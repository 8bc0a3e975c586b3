"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";

/** What every change of a holiday does afterwards: the list and the words for now are read again. */
export function useHolidayChange(): { onSettled: () => void } {
  const { listHolidays, getAvailability } = useTRPC().admin.openingHours;
  const queryClient = useQueryClient();
  return {
    onSettled: () => {
      for (const { queryKey } of [listHolidays, getAvailability])
        void queryClient.invalidateQueries({ queryKey: queryKey() });
    },
  };
}
