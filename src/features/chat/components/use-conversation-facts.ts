"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { type ReadMarks, SESSION_UPDATED, type SessionUpdatedPayload, STAFF_INBOX_CHANNEL } from "../channels";
import { useConsoleLive, usePollInterval } from "./console-live";

/** How often the person beside the conversation is looked at again while the page is in front: a cart rings no bell of the chat's. */
const PERSON_EVERY_MS = 10_000;

/** What staff see of a conversation besides its messages: how it stands, what happened, notes, the person. It follows the staff inbox. */
export function useConversationFacts(sessionId: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { pusher, state } = useConsoleLive();
  const refetchInterval = usePollInterval();
  const { getConversation, listActivities, getPerson } = trpc.admin.chat;
  const { listNotes } = trpc.admin.chatNotes;
  const conversation = useQuery(getConversation.queryOptions({ sessionId }, { refetchInterval }));
  const activities = useQuery(listActivities.queryOptions({ sessionId }, { refetchInterval }));
  const notes = useQuery(listNotes.queryOptions({ sessionId }, { refetchInterval }));
  const person = useQuery(getPerson.queryOptions({ sessionId }, { refetchInterval: PERSON_EVERY_MS }));

  useEffect(() => {
    const inbox = pusher?.channel(STAFF_INBOX_CHANNEL);
    if (!inbox || state !== "live") return;
    const look = ({ sessionId: about, ...marks }: SessionUpdatedPayload) => {
      if (about !== sessionId) return;
      const { queryKey } = getConversation.queryOptions({ sessionId });
      if (Object.keys(marks).length > 0) {
        queryClient.setQueryData(queryKey, (known) => known && { ...known, ...(marks as ReadMarks) });
        return;
      }
      for (const key of [
        queryKey,
        listActivities.queryKey({ sessionId }),
        listNotes.queryKey({ sessionId }),
        getPerson.queryKey({ sessionId }),
      ])
        void queryClient.invalidateQueries({ queryKey: key });
    };
    inbox.bind(SESSION_UPDATED, look);
    // What happened while the connection was away.
    look({ sessionId });
    return () => {
      inbox.unbind(SESSION_UPDATED, look);
    };
  }, [pusher, state, sessionId, queryClient, getConversation, listActivities, listNotes, getPerson]);

  return { conversation, activities, notes, person };
}
