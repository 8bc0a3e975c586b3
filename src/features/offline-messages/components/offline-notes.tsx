"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { usePollInterval } from "@/features/chat/components/console-live";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { EmptyState, Notice } from "@/ui/notice";
import type { OfflineNote } from "../list-offline-messages";

/** Notes that people left, those to be answered first. */
export function OfflineNotes() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { listOfflineMessages, finishOfflineMessage } = trpc.admin.offlineMessages;
  const { data, error } = useQuery(listOfflineMessages.queryOptions(undefined, { refetchInterval: usePollInterval() }));
  const finish = useMutation(
    finishOfflineMessage.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: listOfflineMessages.queryKey() }),
    }),
  );
  if (error && !data) return <Notice tone="bad">The notes could not be loaded: {error.message}</Notice>;
  if (!data) return <p className="text-ink-soft">Loading notes…</p>;
  if (data.length === 0)
    return (
      <EmptyState title="No notes">What people write while nobody is here to chat is kept here for you.</EmptyState>
    );
  return (
    <div className="space-y-4">
      {finish.error && <Notice tone="bad">{finish.error.message}</Notice>}
      <ul className="space-y-4">
        {data.map((note) => (
          <li key={note.id}>
            <Note note={note} busy={finish.isPending} onDone={() => finish.mutate({ id: note.id })} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Note({ note, busy, onDone }: { note: OfflineNote; busy: boolean; onDone: () => void }) {
  return (
    <article className="space-y-3 rounded-card border border-line bg-surface p-4 shadow-card">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="min-w-0 break-words font-semibold">{note.name}</h2>
        <span className="text-ink-soft text-sm">{formatDateTime(note.createdAt)}</span>
        {note.doneAt && <Badge tone="good">Done</Badge>}
      </header>
      <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{note.message}</p>
      <footer className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <a href={`mailto:${note.email}`} className="inline-flex min-h-11 items-center break-all underline">
          {note.email}
        </a>
        {note.phone && (
          <a href={`tel:${note.phone.replace(/[^\d+]/g, "")}`} className="inline-flex min-h-11 items-center underline">
            {note.phone}
          </a>
        )}
        {!note.doneAt && (
          <Button look="quiet" className="ml-auto" disabled={busy} onClick={onDone}>
            <Check aria-hidden className="size-5" /> Done
          </Button>
        )}
      </footer>
    </article>
  );
}
