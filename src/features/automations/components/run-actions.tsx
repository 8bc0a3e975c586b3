"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Notice } from "@/ui/notice";
import type { RunLine } from "../rows";

/** What staff may do with a run that goes on: take its next step now, or end it. */
export function RunActions({ run }: { run: RunLine }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { getRun, sendRunOn, stopRun } = trpc.admin.automations;
  const onSettled = () => queryClient.invalidateQueries(getRun.queryFilter({ runId: run.id }));
  const sendOn = useMutation(sendRunOn.mutationOptions({ onSettled }));
  const stop = useMutation(stopRun.mutationOptions({ onSettled }));
  const error = sendOn.error ?? stop.error;
  const close = () => setAsking(false);
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap gap-3">
        {run.waiting && (
          <Button look="quiet" disabled={sendOn.isPending} onClick={() => sendOn.mutate({ runId: run.id })}>
            Send “{run.waiting.label}” now
          </Button>
        )}
        <Button look="danger" disabled={stop.isPending} onClick={() => setAsking(true)}>
          Stop this run
        </Button>
      </div>
      {error && <Notice tone="bad">{error.message}</Notice>}
      {sendOn.isSuccess && !error && run.waiting && (
        <Notice tone="good">Sent on. What marketing obeys still holds: consent, caps, hours of the day.</Notice>
      )}
      {asking && (
        <Dialog title="Stop this run?" onClose={close}>
          <p>{run.email ?? "This person"} gets no further mail of it. A run that was stopped cannot go on.</p>
          <div className="flex flex-wrap gap-3">
            <Button
              look="danger"
              onClick={() => {
                close();
                stop.mutate({ runId: run.id });
              }}
            >
              Stop it
            </Button>
            <Button look="quiet" onClick={close}>
              Keep it
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
