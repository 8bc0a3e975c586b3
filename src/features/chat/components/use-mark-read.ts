"use client";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { gatherCalls } from "./gather-calls";

// Each mark is told to everybody who follows: however fast messages come in, one a second is enough.
const PACE = { firstMs: 0, gapMs: 1_000 };

/** Notes on the server what somebody has had before the eyes: only while the page is in front, and the last of it also when he goes on. */
export function useMarkRead(sessionId: string, lastSeq: number): void {
  const trpc = useTRPC();
  const { mutate } = useMutation(trpc.admin.chat.markRead.mutationOptions());
  const shown = useRef(0);
  const marked = useRef(0);
  const [{ mark, marks }] = useState(() => {
    const mark = () => {
      if (document.visibilityState !== "visible" || shown.current <= marked.current) return;
      const [before, seq] = [marked.current, shown.current];
      marked.current = seq;
      mutate({ sessionId, seq }, { onError: () => (marked.current = before) });
    };
    return { mark, marks: gatherCalls(mark, PACE) };
  });
  useEffect(() => {
    shown.current = lastSeq;
    marks.ring();
  }, [lastSeq, marks]);
  useEffect(() => {
    document.addEventListener("visibilitychange", marks.ring);
    return () => {
      document.removeEventListener("visibilitychange", marks.ring);
      marks.end();
      mark();
    };
  }, [mark, marks]);
}
