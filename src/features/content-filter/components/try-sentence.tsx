"use client";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import type { Verdict } from "../try-content";

/** A box to see what the filter would do with a sentence; nothing of it is kept. */
export function TrySentence() {
  const trpc = useTRPC();
  const [content, setContent] = useState("");
  const [tried, setTried] = useState("");
  const asked = trpc.admin.contentFilter.tryContent.queryOptions(
    { content: tried },
    { enabled: tried !== "", gcTime: 0 },
  );
  const { data, error, isFetching, refetch } = useQuery(asked);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The same sentence again: the lists may have changed.
    if (content.trim() === tried) void refetch();
    setTried(content.trim());
  };
  return (
    <div className="max-w-2xl space-y-3 rounded-card border border-line bg-surface p-4">
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
        <div className="min-w-56 flex-1">
          <TextField
            id="try-sentence"
            label="Try a sentence of a new visitor"
            value={content}
            maxLength={4_000}
            required
            autoComplete="off"
            onChange={(event) => setContent(event.target.value)}
          />
        </div>
        <Button type="submit" look="quiet" aria-busy={isFetching || undefined}>
          {isFetching ? "Looking…" : "Try it"}
        </Button>
      </form>
      {error && <Notice tone="bad">{error.message}</Notice>}
      {data && <VerdictNotice verdict={data} tried={tried} />}
    </div>
  );
}

function VerdictNotice({ verdict, tried }: { verdict: Verdict; tried: string }) {
  const { refusedFor, held, content } = verdict;
  if (refusedFor) return <Notice tone="bad">Refused because of “{refusedFor}”. Nothing would be stored.</Notice>;
  return (
    <Notice tone={held ? "warning" : "good"}>
      {held ? "It arrives, with its links held." : "It arrives."}
      {content !== tried && <span className="block break-words">You would read: {content}</span>}
    </Notice>
  );
}
