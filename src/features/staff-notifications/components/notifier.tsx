"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { MESSAGE_POSTED, SESSION_UPDATED } from "@/features/chat/channels";
import { useConsoleLive } from "@/features/chat/components/console-live";
import { useInboxNews } from "@/features/chat/components/use-inbox-news";
import { deskHref } from "@/features/chat/components/use-open-session";
import { STAFF_MENTIONED } from "@/features/chat-notes/channels";
import { useTRPC } from "@/lib/browser/trpc";
import { truncate } from "@/lib/text";
import { type News, titleWithCount } from "../rules";
import { wakeChime } from "./chime";
import { showFaviconBadge } from "./favicon-badge";
import { takeAsTold, tellOnce } from "./tell-once";

const UNREAD_NEWS = [MESSAGE_POSTED, SESSION_UPDATED];
const MENTION_NEWS = [STAFF_MENTIONED];
const BODY_LENGTH = 140;
/** In case news was missed; while it does not come by itself, more often. */
const LOOK_EVERY_MS = { live: 60_000, down: 15_000 };

/**
 * Tells the member of what concerns him: messages in conversations that are his or nobody's, and notes that name him. The title
 * and the tab's icon show the database's number of unread messages. Shows nothing itself.
 */
export function Notifier({ staffId }: { staffId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { state } = useConsoleLive();
  const { countUnread } = trpc.admin.chat;
  const { listMentions } = trpc.admin.chatNotes;
  const often = {
    refetchInterval: state === "live" ? LOOK_EVERY_MS.live : LOOK_EVERY_MS.down,
    refetchIntervalInBackground: true,
  };
  const unread = useQuery(countUnread.queryOptions(undefined, often)).data;
  const mentions = useQuery(listMentions.queryOptions(undefined, often)).data;
  const countAgain = () => void queryClient.invalidateQueries({ queryKey: countUnread.queryKey() });
  useInboxNews(UNREAD_NEWS, countAgain, { marksToo: true });
  useInboxNews(MENTION_NEWS, () => void queryClient.invalidateQueries({ queryKey: listMentions.queryKey() }));
  const message = unread?.newest;
  const mention = mentions?.[0];
  useTelling(
    `hp-told-messages-${staffId}`,
    unread &&
      (message
        ? {
            at: message.createdAt,
            sessionId: message.sessionId,
            title: message.name ?? "A visitor",
            body: truncate(message.content, BODY_LENGTH),
          }
        : null),
  );
  useTelling(
    `hp-told-mentions-${staffId}`,
    mentions &&
      (mention
        ? {
            at: mention.createdAt,
            sessionId: mention.sessionId,
            title: `${mention.by} named you`,
            body: "In a note on a conversation.",
          }
        : null),
  );
  useCountInTab(unread?.unread ?? 0);
  useEffect(() => {
    addEventListener("pointerdown", wakeChime);
    addEventListener("keydown", wakeChime);
    return () => {
      removeEventListener("pointerdown", wakeChime);
      removeEventListener("keydown", wakeChime);
    };
  }, []);
  return null;
}

/** Tells of each newer piece of news; what stands there when the page opens is taken as known. `undefined`: not loaded yet. */
function useTelling(key: string, news: News | null | undefined): void {
  const router = useRouter();
  const begun = useRef(false);
  const latest = useRef(news);
  latest.current = news;
  const loaded = news !== undefined;
  const at = news?.at;
  useEffect(() => {
    if (!loaded) return;
    const first = !begun.current;
    begun.current = true;
    const now = latest.current;
    if (!at || !now) return;
    if (first) takeAsTold(key, at);
    else void tellOnce(key, now, (sessionId) => router.push(deskHref(sessionId)));
  }, [loaded, at, key, router]);
}

function useCountInTab(unread: number): void {
  useEffect(() => {
    // Every page brings a title of its own; the count goes before whichever stands there.
    const put = () => {
      const wanted = titleWithCount(document.title, unread);
      if (document.title !== wanted) document.title = wanted;
    };
    put();
    const observer = new MutationObserver(put);
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }, [unread]);
  useEffect(() => {
    void showFaviconBadge(unread);
  }, [unread]);
}
