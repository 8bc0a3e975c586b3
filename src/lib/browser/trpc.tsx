"use client";
import { QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import type { AppRouter } from "@/server/app-router";
import { FreshQueryClient } from "./fresh-query-client";

const context = createTRPCContext<AppRouter>();

/** Query and mutation options of every procedure, typed, for React Query's hooks. */
export const useTRPC = context.useTRPC;

/** Calls procedures directly: for a question that is too long for an address and so is asked for like a change. */
export const useTRPCClient = context.useTRPCClient;

/** A refusal will not change by asking again; only what may be the network's fault is retried, twice. */
function mayRetry(failures: number, error: unknown): boolean {
  return failures < 2 && !(error instanceof TRPCClientError && error.data?.domain);
}

/** Gives the pages below it tRPC and React Query. For the console; the storefront does without. */
export function TrpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(
    () => new FreshQueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry: mayRetry } } }),
  );
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: "/api/trpc", transformer: superjson })] }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}
