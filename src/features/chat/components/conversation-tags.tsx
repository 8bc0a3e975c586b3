"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { TagPicker } from "@/features/chat-tags/components/tag-picker";
import { useTRPC } from "@/lib/browser/trpc";
import { useShortcut } from "./use-shortcut";

/** The tags of the open conversation, to be put on and taken off. */
export function ConversationTags({ sessionId }: { sessionId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const place = useRef<HTMLDivElement>(null);
  const conversation = trpc.admin.chat.getConversation.queryOptions({ sessionId });
  const { data } = useQuery(conversation);
  useShortcut("tag", () => place.current?.querySelector<HTMLElement>("button")?.click());
  return (
    <div ref={place}>
      <TagPicker
        sessionId={sessionId}
        tags={data?.tags ?? []}
        onChange={() => void queryClient.invalidateQueries({ queryKey: conversation.queryKey })}
      />
    </div>
  );
}
