"use client";
import { useMutation } from "@tanstack/react-query";
import { Clock } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { TextField } from "@/ui/field";
import { shopTimeOf, snoozeChoices } from "./snooze-choices";

type SnoozeDialogProps = {
  sessionId: string;
  /** ISO; null when it is not snoozed. */
  snoozedUntil: string | null;
  onClose: () => void;
  /** After it was put off or brought back. */
  onDone?: (snoozedUntil: string | null) => void;
};

/** Puts a conversation off until a moment, or brings it back now. Times are the shop's. */
export function SnoozeDialog({ sessionId, snoozedUntil, onClose, onDone }: SnoozeDialogProps) {
  const trpc = useTRPC();
  const [own, setOwn] = useState("");
  const [choices] = useState(() => snoozeChoices(new Date()));
  const snooze = useMutation(
    trpc.admin.chat.snoozeSession.mutationOptions({
      onSuccess: (state) => {
        onClose();
        onDone?.(state.snoozedUntil);
      },
    }),
  );
  const put = (until: Date | null) => snooze.mutate({ sessionId, until });
  const putOwn = (event: FormEvent) => {
    event.preventDefault();
    const until = shopTimeOf(own);
    if (until) put(until);
  };
  return (
    <Dialog title="Snooze" onClose={onClose}>
      <p className="text-ink-soft">
        It leaves the lists, and comes back by itself then, or as soon as the visitor writes.
      </p>
      {snoozedUntil && (
        <Button look="quiet" className="w-full" disabled={snooze.isPending} onClick={() => put(null)}>
          Bring it back now
        </Button>
      )}
      <ul className="space-y-2">
        {choices.map(({ words, until }) => (
          <li key={words}>
            <button
              type="button"
              disabled={snooze.isPending}
              onClick={() => put(until)}
              className="flex min-h-12 w-full items-center gap-3 rounded-field border border-line bg-surface px-4 text-left hover:bg-sand"
            >
              <Clock aria-hidden className="size-5 text-ink-soft" />
              <span className="flex-1 font-semibold">{words}</span>
              <span className="text-ink-soft text-sm">{formatDateTime(until)}</span>
            </button>
          </li>
        ))}
      </ul>
      <form onSubmit={putOwn} className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <TextField
            id="snooze-until"
            label="Another time"
            type="datetime-local"
            required
            value={own}
            onChange={(event) => setOwn(event.target.value)}
          />
        </div>
        <Button type="submit" look="quiet" disabled={snooze.isPending}>
          Snooze
        </Button>
      </form>
      {snooze.error && (
        <p role="alert" className="text-danger">
          {snooze.error.message}
        </p>
      )}
    </Dialog>
  );
}
