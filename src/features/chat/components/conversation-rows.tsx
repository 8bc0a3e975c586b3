"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { ConversationSummary } from "../load-summaries";
import { showInOrder } from "./conversation-walk";
import { ROW_HEIGHT, SessionRow } from "./session-row";
import { openConversation } from "./use-open-session";
import { useRoving } from "./use-roving";
import { useShortcut } from "./use-shortcut";
import { useSteadyScroll } from "./use-steady-scroll";

type ConversationRowsProps = {
  conversations: ConversationSummary[];
  openId: string | null;
  staffId: string;
  now: number;
  hasMore: boolean;
  loadMore: () => void;
};

/** Begins to load the next page so many rows before the end. */
const AHEAD = 15;
/** What the server draws before it knows the screen: enough rows for a desk. */
const UNKNOWN_SCREEN = { width: 320, height: 760 };

const idOf = ({ sessionId }: ConversationSummary) => sessionId;

/** The rows of a list, of which only those in view are drawn (QUALITY.md P6). */
export function ConversationRows({ conversations, openId, staffId, now, hasMore, loadMore }: ConversationRowsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const ids = conversations.map(idOf);
  const virtualizer = useVirtualizer({
    count: conversations.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => conversations[index]?.sessionId ?? index,
    overscan: 4,
    initialRect: UNKNOWN_SCREEN,
  });
  const { reachable, go, listProps } = useRoving(scroller, ids, openId, (index) => virtualizer.scrollToIndex(index));
  useSteadyScroll(scroller, conversations, idOf, ROW_HEIGHT);
  useShortcut("next", () => go(1));
  useShortcut("previous", () => go(-1));
  useShortcut("back", () => {
    const on = document.activeElement;
    if (on instanceof HTMLElement && on.matches("input, textarea, select")) on.blur();
    // On a phone the list is hidden while a conversation is open.
    else if (scroller.current?.offsetParent === null) openConversation(null);
    else go(0);
  });

  useEffect(() => showInOrder(ids));
  const items = virtualizer.getVirtualItems();
  const end = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && end >= conversations.length - AHEAD) loadMore();
  }, [hasMore, end, conversations.length, loadMore]);

  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain [overflow-anchor:none]">
      <ul {...listProps} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const conversation = conversations[index];
          if (!conversation) return null;
          return (
            <li
              key={key}
              aria-posinset={index + 1}
              aria-setsize={hasMore ? -1 : conversations.length}
              className="absolute inset-x-0 top-0"
              style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
            >
              <SessionRow
                conversation={conversation}
                current={conversation.sessionId === openId}
                reachable={conversation.sessionId === reachable}
                staffId={staffId}
                now={now}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
