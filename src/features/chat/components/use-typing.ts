"use client";
import { useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { MESSAGE_POSTED, sessionChannel, TYPING, TYPING_LASTS_MS, type TypingPayload } from "../channels";
import { useConsoleLive } from "./console-live";

export type VisitorTyping = { name: string; preview: string | null };

// Half of the time a note lasts, so that it does not end between two.
const NOTE_EVERY_MS = 3_000;

/** Whether the visitor writes just now, with what he has typed where that is told; null when he does not, or has sent it. */
export function useVisitorTyping(sessionId: string): VisitorTyping | null {
  const { pusher, state } = useConsoleLive();
  const [typing, setTyping] = useState<VisitorTyping | null>(null);
  useEffect(() => {
    const channel = state === "live" ? pusher?.channel(sessionChannel(sessionId)) : undefined;
    if (!channel) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(timer);
      setTyping(null);
    };
    const begin = ({ side, name, preview }: TypingPayload) => {
      if (side !== "visitor") return;
      clearTimeout(timer);
      setTyping({ name, preview: preview ?? null });
      timer = setTimeout(end, TYPING_LASTS_MS);
    };
    const posted = (message: { sender?: string }) => message.sender === "staff" || end();
    channel.bind(TYPING, begin);
    channel.bind(MESSAGE_POSTED, posted);
    return () => {
      end();
      channel.unbind(TYPING, begin);
      channel.unbind(MESSAGE_POSTED, posted);
    };
  }, [pusher, state, sessionId]);
  return typing;
}

/** Tells the visitor that an answer is being written, at most every 3 seconds. */
export function useNoteTyping(sessionId: string): () => void {
  const trpc = useTRPC();
  const { mutate } = useMutation(trpc.admin.chat.noteTyping.mutationOptions());
  const last = useRef(0);
  return useCallback(() => {
    if (Date.now() - last.current < NOTE_EVERY_MS) return;
    last.current = Date.now();
    mutate({ sessionId });
  }, [mutate, sessionId]);
}
