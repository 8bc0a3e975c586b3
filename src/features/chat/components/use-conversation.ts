"use client";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { refusalOf } from "@/lib/browser/refusal-of";
import { useTRPC } from "@/lib/browser/trpc";
import {
  type ChatMessagePayload,
  type InboxMessagePayload,
  isMark,
  MESSAGE_POSTED,
  MESSAGE_RELEASED,
  type MessagePostedPayload,
  SESSION_UPDATED,
  type SessionUpdatedPayload,
  STAFF_INBOX_CHANNEL,
  sessionChannel,
} from "../channels";
import { useConsoleLive, usePollInterval } from "./console-live";
import { ConversationFeed } from "./conversation-feed";
import type { FeedSource, PendingReply } from "./feed-source";
import { replyKeeper } from "./kept-replies";

const PAGE = 200;
const FIRST_PAGE = 60;
const NO_END = 2_000_000_000;
// Longer than a slow round trip; a reply that hangs is shown as not sent, and its second try is harmless.
const PATIENCE_MS = 20_000;
/** So long an answer can be taken back. */
export const UNDO_MS = 5_000;

function withPatience<T>(work: Promise<T> | undefined): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("No answer in time")), PATIENCE_MS);
    (work ?? Promise.reject(new Error("No connection"))).then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** By fetch itself: `keepalive` lets it live on when the page goes away. */
function sendAtLast(sessionId: string, { content, clientMessageId, afterSeq }: PendingReply): void {
  void fetch("/api/trpc/admin.chat.sendReply", {
    method: "POST",
    keepalive: true,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ json: { sessionId, content, clientMessageId, afterSeq } }),
    // Whether it arrived shows the next time the conversation is opened.
  }).catch(() => {});
}

function conflictOf(error: unknown): ChatMessagePayload | null {
  const refusal = refusalOf(error);
  return refusal?.code === "chat.answered_meanwhile" ? (refusal.facts.message as ChatMessagePayload) : null;
}

/** How staff's screens reach the server for one conversation. */
export function feedSource(
  trpc: ReturnType<typeof useTRPC>,
  queryClient: QueryClient,
  { sessionId, staffId }: { sessionId: string; staffId: string },
): FeedSource {
  const { listHistory, sendReply } = trpc.admin.chat;
  const read = (part: { after?: number; before?: number; limit: number }) =>
    withPatience(
      queryClient.fetchQuery({ ...listHistory.queryOptions({ sessionId, ...part }), staleTime: 0, gcTime: 0 }),
    );
  return {
    list: (after) => read({ after, limit: PAGE }),
    listBefore: (before) => read({ before: before ?? NO_END, limit: before ? PAGE : FIRST_PAGE }),
    send: (content, clientMessageId, afterSeq) => {
      const sending = queryClient.getMutationCache().build(queryClient, sendReply.mutationOptions());
      return withPatience(sending.execute({ sessionId, content, clientMessageId, afterSeq }));
    },
    sendAtLast: (reply) => sendAtLast(sessionId, reply),
    refusalOf: (error) => (error instanceof TRPCClientError && error.data?.domain ? error.message : null),
    conflictOf,
    keeper: replyKeeper(staffId, sessionId),
  };
}

/** The feed of one conversation, kept up by realtime, by a look at each reconnection and focus, and by a slow poll when realtime is away. */
export function useConversation(sessionId: string, staffId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [source] = useState(() => feedSource(trpc, queryClient, { sessionId, staffId }));
  const [feed] = useState(() => new ConversationFeed(source));
  const { state, pusher } = useConsoleLive();
  const poll = usePollInterval();

  useEffect(() => {
    const look = () => void feed.resync();
    const leave = () => feed.leave();
    look();
    addEventListener("focus", look);
    addEventListener("online", look);
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("focus", look);
      removeEventListener("online", look);
      removeEventListener("pagehide", leave);
      // Who looks elsewhere has made up his mind.
      feed.sendNow();
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
    channel.bind(SESSION_UPDATED, (news: SessionUpdatedPayload) => isMark(news) || void feed.resync());
    const released = (news: InboxMessagePayload) => {
      if (news.sessionId !== sessionId) return;
      const show = (page: { messages: ChatMessagePayload[] }) => page.messages[0] && feed.replace(page.messages[0]);
      source.list(news.seq - 1).then(show, () => {});
    };
    const inbox = pusher.channel(STAFF_INBOX_CHANNEL);
    inbox?.bind(MESSAGE_RELEASED, released);
    return () => {
      channel.unbind();
      pusher.unsubscribe(sessionChannel(sessionId));
      inbox?.unbind(MESSAGE_RELEASED, released);
    };
  }, [feed, source, pusher, sessionId]);

  return { feed, live: state, ...useSyncExternalStore(feed.subscribe, feed.snapshot, feed.snapshot) };
}
