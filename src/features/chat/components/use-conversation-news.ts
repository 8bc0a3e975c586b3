"use client";
import { useEffect, useRef } from "react";
import {
  MESSAGE_POSTED,
  MESSAGE_RELEASED,
  SESSION_UPDATED,
  type SessionUpdatedPayload,
  STAFF_INBOX_CHANNEL,
} from "../channels";
import { useConsoleLive } from "./console-live";
import { gatherCalls } from "./gather-calls";

/** News of a moment is asked about together, a storm of it three times a second. */
const PACE = { firstMs: 60, gapMs: 330 };
/** As many as one question may name. */
const MOST = 100;

/**
 * Says which conversations have news, gathered for a moment, and (`onReconnect`) that some may have been missed while the
 * connection was away or not there yet.
 */
export function useConversationNews(onNews: (sessionIds: string[]) => void, onReconnect: () => void): void {
  const { pusher } = useConsoleLive();
  const latest = useRef({ onNews, onReconnect });
  useEffect(() => {
    latest.current = { onNews, onReconnect };
  });
  useEffect(() => {
    const inbox = pusher?.channel(STAFF_INBOX_CHANNEL);
    if (!inbox) return;
    const named = new Set<string>();
    const { ring, end } = gatherCalls(() => {
      const ids = [...named];
      named.clear();
      for (let from = 0; from < ids.length; from += MOST) latest.current.onNews(ids.slice(from, from + MOST));
    }, PACE);
    const note = ({ sessionId }: { sessionId: string }) => {
      named.add(sessionId);
      ring();
    };
    const noteUpdate = ({ sessionId, ...marks }: SessionUpdatedPayload) => {
      // How far the visitor has read changes nothing in a list.
      if (Object.keys(marks).length === 0 || "staffReadSeq" in marks) note({ sessionId });
    };
    const again = () => latest.current.onReconnect();
    inbox.bind(MESSAGE_POSTED, note);
    inbox.bind(MESSAGE_RELEASED, note);
    inbox.bind(SESSION_UPDATED, noteUpdate);
    inbox.bind("pusher:subscription_succeeded", again);
    return () => {
      end();
      inbox.unbind(MESSAGE_POSTED, note);
      inbox.unbind(MESSAGE_RELEASED, note);
      inbox.unbind(SESSION_UPDATED, noteUpdate);
      inbox.unbind("pusher:subscription_succeeded", again);
    };
  }, [pusher]);
}
