"use client";
import { useEffect, useRef } from "react";
import { isMark, STAFF_INBOX_CHANNEL } from "../channels";
import { useConsoleLive } from "./console-live";
import { gatherCalls } from "./gather-calls";

// News that comes in a burst is answered once, a storm of it once a second.
const PACE = { firstMs: 250, gapMs: 1_000 };

/**
 * Calls `look` after news of these names on the staff inbox, once for a burst, and whenever the connection is back.
 * @param marksToo also when only somebody has read further
 */
export function useInboxNews(names: readonly string[], look: () => void, { marksToo = false } = {}): void {
  const { pusher, state } = useConsoleLive();
  const latest = useRef(look);
  latest.current = look;
  const wanted = names.join();
  useEffect(() => {
    const inbox = pusher?.channel(STAFF_INBOX_CHANNEL);
    if (!inbox) return;
    const { ring, end } = gatherCalls(() => latest.current(), PACE);
    const hear = (news: object = {}) => (!marksToo && isMark(news)) || ring();
    if (state === "live") ring();
    for (const name of wanted.split(",")) inbox.bind(name, hear);
    return () => {
      end();
      for (const name of wanted.split(",")) inbox.unbind(name, hear);
    };
  }, [pusher, state, wanted, marksToo]);
}
