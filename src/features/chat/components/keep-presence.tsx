"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { SESSION_UPDATED, STAFF_PRESENCE_CHANGED, STAFF_PRESENCE_CHANNEL } from "../channels";
import { useConsoleLive } from "./console-live";
import { useInboxNews } from "./use-inbox-news";

const SIGN_OF_LIFE_MS = 20_000;
const PRESENCE_NEWS = [STAFF_PRESENCE_CHANGED, SESSION_UPDATED];

/**
 * While the console is open, on the screen or not: tells the shop every 20 s that its member is there, joins the list of who is
 * here, and looks again at where the colleagues are when one of them comes, goes or has other room. Shows nothing.
 */
export function KeepPresence() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { pusher, state } = useConsoleLive();
  const look = useCallback(() => {
    void queryClient.invalidateQueries({ queryKey: trpc.admin.teams.listMembers.queryKey() });
  }, [queryClient, trpc]);
  const { mutate: touch } = useMutation(trpc.admin.teams.touchPresence.mutationOptions());
  useInboxNews(PRESENCE_NEWS, look);
  useEffect(() => {
    touch(undefined, { onSuccess: look });
    const timer = setInterval(() => touch(), SIGN_OF_LIFE_MS);
    const shown = () => document.visibilityState === "visible" && touch();
    document.addEventListener("visibilitychange", shown);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", shown);
    };
  }, [touch, look]);
  useEffect(() => {
    if (!pusher || state !== "live") return;
    const here = pusher.subscribe(STAFF_PRESENCE_CHANNEL);
    here.bind("pusher:member_added", look);
    here.bind("pusher:member_removed", look);
    return () => {
      here.unbind("pusher:member_added", look);
      here.unbind("pusher:member_removed", look);
    };
  }, [pusher, state, look]);
  return null;
}
