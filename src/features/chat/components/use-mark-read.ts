"use client";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTRPC } from "@/lib/browser/trpc";

/** Notes on the server what somebody has had before the eyes: only while the page is in front. */
export function useMarkRead(sessionId: string, lastSeq: number): void {
  const trpc = useTRPC();
  const { mutate } = useMutation(trpc.admin.chat.markRead.mutationOptions());
  const marked = useRef(0);
  useEffect(() => {
    const mark = () => {
      if (document.visibilityState !== "visible" || lastSeq <= marked.current) return;
      const before = marked.current;
      marked.current = lastSeq;
      mutate({ sessionId, seq: lastSeq }, { onError: () => (marked.current = before) });
    };
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [sessionId, lastSeq, mutate]);
}
