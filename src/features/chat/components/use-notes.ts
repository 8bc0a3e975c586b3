"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";

export type UnkeptNote = { clientId: string; content: string; createdAt: string; problem: string | null };

/** Writes notes of a conversation: shown at once, and until they are stored with what has become of them. Also notes that one saw one's mentions. */
export function useNotes(sessionId: string, newest: string | undefined) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { writeNote, listNotes, markMentionsSeen, countMentions, listMentions } = trpc.admin.chatNotes;
  const [unkept, setUnkept] = useState<UnkeptNote[]>([]);
  const { mutateAsync } = useMutation(writeNote.mutationOptions());
  const { mutate: seen } = useMutation(
    markMentionsSeen.mutationOptions({
      onSuccess: (count) => {
        if (count === 0) return;
        for (const { queryKey } of [countMentions, listMentions])
          void queryClient.invalidateQueries({ queryKey: queryKey() });
      },
    }),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new note may name the reader.
  useEffect(() => {
    const mark = () => document.visibilityState === "visible" && seen({ sessionId });
    mark();
    document.addEventListener("visibilitychange", mark);
    return () => document.removeEventListener("visibilitychange", mark);
  }, [seen, sessionId, newest]);

  const put = (note: UnkeptNote) =>
    setUnkept((before) => [...before.filter(({ clientId }) => clientId !== note.clientId), note]);
  const drop = (id: string) => setUnkept((before) => before.filter(({ clientId }) => clientId !== id));
  const keep = async (note: UnkeptNote) => {
    put({ ...note, problem: null });
    try {
      const { clientId, content } = note;
      const kept = await mutateAsync({ sessionId, clientId, content });
      queryClient.setQueryData(listNotes.queryOptions({ sessionId }).queryKey, (known = []) =>
        known.some(({ id }) => id === kept.id) ? known : [...known, kept],
      );
      drop(clientId);
    } catch (error) {
      put({ ...note, problem: error instanceof Error ? error.message : "The shop did not answer." });
    }
  };
  const write = (content: string) =>
    void keep({ clientId: crypto.randomUUID(), content, createdAt: new Date().toISOString(), problem: null });
  return { unkept, write, keep: (note: UnkeptNote) => void keep(note), drop };
}
