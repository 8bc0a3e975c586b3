"use client";
import { useQueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { MESSAGE_POSTED, type MessagePostedPayload, SESSION_UPDATED, sessionChannel } from "../channels";
import { useConsoleLive, usePollInterval } from "./console-live";
import { ConversationFeed, type FeedSource } from "./conversation-feed";

const PAGE = 200;
// Longer than a slow round trip; a reply that hangs is shown as not sent, and its second try is harmless.
const PATIENCE_MS = 20_000;

function withPatience<T>(work: Promise<T> | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("No answer in time")), PATIENCE_MS);
    (work ?? Promise.reject(new Error("No connection"))).then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function useSource(sessionId: string): FeedSource {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { listHistory, sendReply } = trpc.admin.chat;
  return {
    list: (after) =>
      withPatience(
        queryClient.fetchQuery({
          ...listHistory.queryOptions({ sessionId, after, limit: PAGE }),
          staleTime: 0,
          gcTime: 0,
        }),
      ),
    send: (content, clientMessageId) => {
      const sending = queryClient.getMutationCache().build(queryClient, sendReply.mutationOptions());
      return withPatience(sending.execute({ sessionId, content, clientMessageId }));
    },
    refusalOf: (error) => (error instanceof TRPCClientError && error.data?.domain ? error.message : null),
  };
}

/** The feed of one conversation, kept up by realtime, by a look at each reconnection and focus, and by a slow poll when realtime is away. */
export function useConversation(sessionId: string) {
  const source = useSource(sessionId);
  const [feed] = useState(() => new ConversationFeed(source));
  const { state, pusher } = useConsoleLive();
  const poll = usePollInterval();

  useEffect(() => {
    const look = () => void feed.resync();
    look();
    addEventListener("focus", look);
    addEventListener("online", look);
    return () => {
      removeEventListener("focus", look);
      removeEventListener("online", look);
    };
  }, [feed]);

  useEffect(() => {
    if (!poll) return;
    const timer = setInterval(() => void feed.resync(), poll);
    return () => clearInterval(timer);
  }, [feed, poll]);

  useEffect(() => {
    if (!pusher) return;
    const channel = pusher.subscribe(sessionChannel(sessionId));
    // Also after each reconnection: what was missed meanwhile is fetched.
    channel.bind("pusher:subscription_succeeded", () => void feed.resync());
    channel.bind(MESSAGE_POSTED, (payload: MessagePostedPayload) => feed.receive(payload));
    channel.bind(SESSION_UPDATED, () => void feed.resync());
    return () => {
      channel.unbind();
      pusher.unsubscribe(sessionChannel(sessionId));
    };
  }, [feed, pusher, sessionId]);

  return { feed, live: state, ...useSyncExternalStore(feed.subscribe, feed.snapshot, feed.snapshot) };
}
