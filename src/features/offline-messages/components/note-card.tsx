import { Check, MessageCircle, Reply, Undo2 } from "lucide-react";
import { useState } from "react";
import { formatDateTime } from "@/lib/time";
import { Badge } from "@/ui/badge";
import { Button, ButtonLink } from "@/ui/button";
import { Notice } from "@/ui/notice";
import type { OfflineNote } from "../rows";
import { AnswerForm } from "./answer-form";
import { NoteAnswers } from "./note-answers";
import { NoteOwner } from "./note-owner";
import { useNoteChanges } from "./use-note-changes";

/** One note with its answers, and everything that can be done with it. */
export function NoteCard({ note }: { note: OfflineNote }) {
  const [answering, setAnswering] = useState(false);
  const changes = useNoteChanges();
  return (
    <article
      aria-label={`Note of ${note.name}`}
      className="space-y-3 rounded-card border border-line bg-surface p-4 shadow-card"
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="min-w-0 font-semibold [overflow-wrap:anywhere]">{note.name}</h2>
        <time className="text-ink-soft text-sm" dateTime={note.createdAt.toISOString()}>
          {formatDateTime(note.createdAt)}
        </time>
        {note.doneAt && <Badge tone="good">Done</Badge>}
        {!note.doneAt && note.answers.length > 0 && <Badge tone="accent">Answered</Badge>}
      </header>
      <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{note.message}</p>
      <Contacts note={note} />
      <NoteAnswers answers={note.answers} />
      <NoteOwner note={note} changes={changes} />
      {changes.error && <Notice tone="bad">{changes.error.message}</Notice>}
      {answering ? (
        <AnswerForm note={note} onClose={() => setAnswering(false)} />
      ) : (
        <NoteActions note={note} changes={changes} onAnswer={() => setAnswering(true)} />
      )}
    </article>
  );
}

function Contacts({ note }: { note: OfflineNote }) {
  return (
    <p className="flex flex-wrap gap-x-4">
      <a href={`mailto:${note.email}`} className="inline-flex min-h-11 items-center break-all underline">
        {note.email}
      </a>
      {note.phone && (
        <a href={`tel:${note.phone.replace(/[^\d+]/g, "")}`} className="inline-flex min-h-11 items-center underline">
          {note.phone}
        </a>
      )}
    </p>
  );
}

type NoteActionsProps = { note: OfflineNote; changes: ReturnType<typeof useNoteChanges>; onAnswer: () => void };

function NoteActions({ note, changes, onAnswer }: NoteActionsProps) {
  const { busy, reset, finish, reopen, converse } = changes;
  const run = (change: { mutate: (input: { id: string }) => void }) => {
    reset();
    change.mutate({ id: note.id });
  };
  return (
    <footer className="flex flex-wrap gap-3">
      <Button onClick={onAnswer}>
        <Reply aria-hidden className="size-5" /> Answer by mail
      </Button>
      {note.canConverse && (
        <Button look="quiet" disabled={busy} onClick={() => run(converse)}>
          <MessageCircle aria-hidden className="size-5" /> Turn into a conversation
        </Button>
      )}
      {note.chatSessionId && (
        <ButtonLink look="quiet" href={`/admin/chat?session=${note.chatSessionId}`}>
          <MessageCircle aria-hidden className="size-5" /> Open the conversation
        </ButtonLink>
      )}
      {note.doneAt ? (
        <Button look="quiet" disabled={busy} onClick={() => run(reopen)}>
          <Undo2 aria-hidden className="size-5" /> Open again
        </Button>
      ) : (
        <Button look="quiet" disabled={busy} onClick={() => run(finish)}>
          <Check aria-hidden className="size-5" /> Done
        </Button>
      )}
    </footer>
  );
}
