"use client";
import { useEffect, useRef } from "react";
import { STAFF_INBOX_CHANNEL } from "../channels";
import { useConsoleLive } from "./console-live";

// News that comes in a burst is answered once.
const GATHER_MS = 250;

/** Calls `look` after news of these names on the staff inbox, once for a burst, and whenever the connection is back. */
export function useInboxNews(names: readonly string[], look: () => void): void {
  const { pusher, state } = useConsoleLive();
  const latest = useRef(look);
  latest.current = look;
  const wanted = names.join();
  useEffect(() => {
    const inbox = pusher?.channel(STAFF_INBOX_CHANNEL);
    if (!inbox) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const ring = () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        latest.current();
      }, GATHER_MS);
    };
    if (state === "live") ring();
    for (const name of wanted.split(",")) inbox.bind(name, ring);
    return () => {
      clearTimeout(waiting);
      for (const name of wanted.split(",")) inbox.unbind(name, ring);
    };
  }, [pusher, state, wanted]);
}
