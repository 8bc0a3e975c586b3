"use client";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { connectRealtime, RealtimeConnection } from "@/lib/browser/realtime";
import { useTRPC } from "@/lib/browser/trpc";
import { isMark, MESSAGE_POSTED, SESSION_UPDATED, type SessionUpdatedPayload, STAFF_INBOX_CHANNEL } from "../channels";
import { gatherCalls } from "./gather-calls";

export type LiveState = "connecting" | "live" | "down";
type Pusher = ReturnType<typeof connectRealtime>;
type Live = { state: LiveState; pusher: Pusher | null };

const LiveContext = createContext<Live>({ state: "connecting", pusher: null });

/** Whether news comes by itself, and the connection it comes by. */
export const useConsoleLive = (): Live => useContext(LiveContext);

// News that comes in a burst is answered with one look at the lists, a storm of it with one a second.
const PACE = { firstMs: 250, gapMs: 1_000 };

/** Connects the console to the staff inbox: whatever rings there, the lists below look again. */
export function ConsoleLive({ connection, children }: { connection: RealtimeConnection; children: ReactNode }) {
  const [live, setLive] = useState<Live>({ state: "connecting", pusher: null });
  const lookAgain = useLookAgain();
  useEffect(() => {
    let ended = false;
    let disconnect = () => {};
    import("@/lib/browser/realtime")
      .then(({ connectRealtime }) => {
        if (ended) return;
        const pusher = connectRealtime(connection);
        disconnect = () => pusher.disconnect();
        pusher.connection.bind("state_change", ({ current }: { current: string }) => {
          if (current !== "connected") setLive({ pusher, state: current === "connecting" ? "connecting" : "down" });
        });
        const inbox = pusher.subscribe(STAFF_INBOX_CHANNEL);
        inbox.bind("pusher:subscription_succeeded", () => {
          setLive({ pusher, state: "live" });
          lookAgain();
        });
        inbox.bind("pusher:subscription_error", () => setLive({ pusher, state: "down" }));
        inbox.bind(MESSAGE_POSTED, lookAgain);
        // Who has read how far changes none of the lists.
        inbox.bind(SESSION_UPDATED, (news: SessionUpdatedPayload) => isMark(news) || lookAgain());
        setLive({ pusher, state: "connecting" });
      })
      // The chunk did not arrive; the lists look every 15 s until the page is opened again.
      .catch(() => setLive({ pusher: null, state: "down" }));
    return () => {
      ended = true;
      disconnect();
    };
  }, [connection, lookAgain]);
  return <LiveContext value={live}>{children}</LiveContext>;
}

/** Marks what the console shows of chats as old, once for all news of a moment. */
function useLookAgain(): () => void {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [looks] = useState(() =>
    gatherCalls(() => {
      const { countWaiting } = trpc.admin.chat;
      const { listOfflineMessages } = trpc.admin.offlineMessages;
      for (const { queryKey } of [listOfflineMessages, countWaiting])
        void queryClient.invalidateQueries({ queryKey: queryKey() });
    }, PACE),
  );
  return looks.ring;
}

/** How often to ask when news does not come by itself: 15 s, else not at all. */
export function usePollInterval(): number | false {
  return useConsoleLive().state === "live" ? false : 15_000;
}
