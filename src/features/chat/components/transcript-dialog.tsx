"use client";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";

type TranscriptDialogProps = { sessionId: string; email: string | null | undefined; onLeave: () => void };

/** Mails the conversation, without notes, to the shopper or where he wishes. */
export function TranscriptDialog({ sessionId, email, onLeave }: TranscriptDialogProps) {
  const trpc = useTRPC();
  const [address, setAddress] = useState(email ?? "");
  // The same until it has gone: a second press sends nothing twice.
  const [requestId] = useState(() => crypto.randomUUID());
  const { mutate, error, isPending, isSuccess } = useMutation(trpc.admin.chat.sendTranscript.mutationOptions());
  const faults = fieldFaults(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ sessionId, email: address, requestId });
  };
  return (
    <Dialog title="Send a transcript" onClose={onLeave}>
      {isSuccess ? (
        <>
          <Notice tone="good">The conversation is on its way to {address}.</Notice>
          <div className="flex justify-end">
            <Button onClick={onLeave}>Done</Button>
          </div>
        </>
      ) : (
        <form onSubmit={submit} className="space-y-4">
          {error && Object.keys(faults).length === 0 && <Notice tone="bad">{error.message}</Notice>}
          <TextField
            id="transcript-email"
            type="email"
            label="E-mail"
            hint="Messages of both sides. Notes stay in the shop."
            required
            maxLength={254}
            value={address}
            error={faults.email}
            onChange={(event) => setAddress(event.target.value)}
          />
          <div className="flex flex-wrap justify-end gap-2">
            <Button look="quiet" onClick={onLeave}>
              Cancel
            </Button>
            <Button type="submit" disabled={isPending}>
              Send it
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
