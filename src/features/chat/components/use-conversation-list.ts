"use client";
import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import type { ConversationPage } from "../list-conversations";
import { usePollInterval } from "./console-live";
import type { ListChoice } from "./list-choice";
import { mergeConversations } from "./merge-conversations";
import { useConversationNews } from "./use-conversation-news";

const PAGE = 50;
const COUNT_AFTER_MS = 2_000;

/** The first page as the server gave it with the console's page, so that the list is there with it. */
export type FirstPage = { choice: ListChoice; page: ConversationPage };

const sameChoice = (a: ListChoice, b: ListChoice) => a.view === b.view && a.unread === b.unread && a.tagId === b.tagId;

type Pages = InfiniteData<ConversationPage, ConversationPage["nextCursor"]>;

/**
 * The list of a choice, as far as it was scrolled. News is fetched for the conversations it names only and merged into every
 * list that was looked at; the lists themselves are asked for again only after the connection was away.
 */
export function useConversationList(choice: ListChoice, first: FirstPage, staffId: string, openId: string | null) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { listConversations, getSummaries, countConversations } = trpc.admin.chat;
  const poll = usePollInterval();
  const query = useInfiniteQuery(
    listConversations.infiniteQueryOptions(
      { ...choice, limit: PAGE },
      {
        getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
        placeholderData: keepPreviousData,
        refetchInterval: poll,
        staleTime: poll ? 10_000 : Number.POSITIVE_INFINITY,
        // Rows that did not change are the same objects already.
        structuralSharing: false,
        initialData: (): Pages | undefined =>
          sameChoice(choice, first.choice) ? { pages: [first.page], pageParams: [null] } : undefined,
      },
    ),
  );

  const onNews = async (sessionIds: string[]) => {
    const facts = await queryClient
      .fetchQuery({ ...getSummaries.queryOptions({ sessionIds }), staleTime: 0, gcTime: 0 })
      .catch(() => null);
    // Not answered: the lists themselves are asked, once the network is back.
    if (!facts) return void queryClient.invalidateQueries({ queryKey: listConversations.pathKey() });
    for (const [key, data] of queryClient.getQueriesData<Pages>({ queryKey: listConversations.pathKey() })) {
      const input = (key[1] as { input?: ListChoice } | undefined)?.input;
      if (!data || !input) continue;
      const who = { staffId, teamIds: data.pages[0]?.teamIds ?? [] };
      const pages = mergeConversations(data.pages, sessionIds, facts, { ...input, who, openId });
      if (pages !== data.pages) queryClient.setQueryData<Pages>(key, { ...data, pages });
    }
    countLater();
  };
  const counting = useRef(false);
  const countLater = () => {
    if (counting.current) return;
    counting.current = true;
    setTimeout(() => {
      counting.current = false;
      void queryClient.invalidateQueries({ queryKey: countConversations.pathKey() });
    }, COUNT_AFTER_MS);
  };
  useConversationNews(
    (ids) => void onNews(ids),
    () => {
      void queryClient.invalidateQueries({ queryKey: listConversations.pathKey() });
      countLater();
    },
  );

  const { data } = query;
  const conversations = useMemo(() => data?.pages.flatMap((page) => page.conversations) ?? [], [data]);
  return { ...query, conversations };
}
