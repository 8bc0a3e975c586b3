"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";

/** The settings of the flows as the server has them; `useChangeFlowSettings` keeps them up to date. */
export function useFlowSettings() {
  const trpc = useTRPC();
  return useQuery(trpc.admin.automations.getSettings.queryOptions());
}

/** Changes a part of the settings for everybody; what the server answers is shown everywhere at once. */
export function useChangeFlowSettings() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { changeSettings, getSettings } = trpc.admin.automations;
  return useMutation(
    changeSettings.mutationOptions({
      onSuccess: (stored) => queryClient.setQueryData(getSettings.queryKey(), stored),
    }),
  );
}
