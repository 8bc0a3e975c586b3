"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/lib/browser/trpc";
import { nextConversation } from "./conversation-walk";
import { openConversation } from "./use-open-session";

/** Everything that can be done with a conversation; after each, won or lost, the screen looks at what is true now. */
export function useSessionActions(sessionId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { chat, teams } = trpc.admin;
  const look = () => {
    for (const { queryKey } of [
      chat.getConversation,
      chat.listActivities,
      chat.countConversations,
      chat.countWaiting,
      teams.listMembers,
    ])
      void queryClient.invalidateQueries({ queryKey: queryKey() });
  };
  const options = { onSettled: look };
  const assign = useMutation(chat.assignSession.mutationOptions(options));
  const release = useMutation(chat.releaseSession.mutationOptions(options));
  const close = useMutation(chat.closeSession.mutationOptions(options));
  const reopen = useMutation(chat.reopenSession.mutationOptions(options));
  const block = useMutation(chat.blockVisitor.mutationOptions(options));
  const unblock = useMutation(chat.unblockVisitor.mutationOptions(options));
  const all = [assign, release, close, reopen, block, unblock];
  return {
    look,
    assign,
    release,
    close,
    reopen,
    block,
    unblock,
    busy: all.some(({ isPending }) => isPending),
    problem: all.find(({ error }) => error)?.error?.message,
    /** Closes it as resolved and opens the next one of the list. */
    resolveAndNext: () => {
      const next = nextConversation(sessionId);
      close.mutate({ sessionId }, { onSuccess: () => openConversation(next) });
    },
  };
}

export type SessionActions = ReturnType<typeof useSessionActions>;
