"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { ConversationFeed } from "./conversation-feed";
import { sessionsWithKeptReplies } from "./kept-replies";
import { feedSource } from "./use-conversation";
import { deskHref, openInPlace } from "./use-open-session";

// Long enough for what an earlier page kept to have gone out by itself.
const PATIENCE_MS = 15_000;

/**
 * When the desk is opened: sends what an earlier page of this device could not send any more, and says in which conversations
 * something still waits for a decision. The open conversation looks after its own.
 */
export function UnsentReplies({ staffId, openId }: { staffId: string; openId: string | null }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [left, setLeft] = useState<string[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the desk is opened; later every conversation minds its own.
  useEffect(() => {
    const others = sessionsWithKeptReplies(staffId).filter((sessionId) => sessionId !== openId);
    for (const sessionId of others)
      void new ConversationFeed(feedSource(trpc, queryClient, { sessionId, staffId })).resync();
    if (others.length === 0) return;
    const timer = setTimeout(() => setLeft(sessionsWithKeptReplies(staffId)), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  const waiting = left.filter((sessionId) => sessionId !== openId);
  if (waiting.length === 0) return null;
  return (
    <div role="status" className="bg-gold-pale px-4 py-2 text-gold">
      {waiting.map((sessionId) => (
        <p key={sessionId}>
          An answer of yours was not sent.{" "}
          <a href={deskHref(sessionId)} onClick={openInPlace} className="font-semibold underline">
            Look at it
          </a>
        </p>
      ))}
    </div>
  );
}
