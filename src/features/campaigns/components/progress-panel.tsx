"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Button } from "@/ui/button";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { Progress } from "../get-progress";

type ProgressPanelProps = { id: string; onChanged: () => void };

const LIVE_EVERY_MS = 1_500;
const count = (value: number) => value.toLocaleString("en-KE");

/** How far the campaign is, and the brake. */
export function ProgressPanel({ id, onChanged }: ProgressPanelProps) {
  const { campaigns } = useTRPC().admin;
  const query = useQuery(
    campaigns.getProgress.queryOptions(
      { id },
      { refetchInterval: ({ state }) => (isOver(state.data) ? false : LIVE_EVERY_MS) },
    ),
  );
  const [sure, setSure] = useState(false);
  const after = {
    onSuccess: () => {
      setSure(false);
      void query.refetch();
      onChanged();
    },
  };
  const pause = useMutation(campaigns.pause.mutationOptions(after));
  const resume = useMutation(campaigns.resume.mutationOptions(after));
  const cancel = useMutation(campaigns.cancel.mutationOptions(after));
  const error = pause.error ?? resume.error ?? cancel.error;
  return (
    <Loaded query={query} what="the progress">
      {(progress) => (
        <section aria-label="Progress" className="space-y-4 rounded-card border border-line bg-surface p-4 shadow-card">
          <Bar progress={progress} />
          {!isOver(progress) && (
            <div className="flex flex-wrap gap-3">
              {progress.state === "paused" ? (
                <Button disabled={resume.isPending} onClick={() => resume.mutate({ id })}>
                  Go on
                </Button>
              ) : (
                <Button look="quiet" disabled={pause.isPending} onClick={() => pause.mutate({ id })}>
                  Pause
                </Button>
              )}
              {sure ? (
                <>
                  <Button look="danger" disabled={cancel.isPending} onClick={() => cancel.mutate({ id })}>
                    Yes, cancel it for good
                  </Button>
                  <Button look="quiet" onClick={() => setSure(false)}>
                    Keep it
                  </Button>
                </>
              ) : (
                <Button look="danger" onClick={() => setSure(true)}>
                  Cancel…
                </Button>
              )}
            </div>
          )}
          {error && <Notice tone="bad">{error.message}</Notice>}
        </section>
      )}
    </Loaded>
  );
}

const isOver = (progress: Progress | undefined) => progress?.state === "finished" || progress?.state === "cancelled";

function Bar({ progress }: { progress: Progress }) {
  const { audience, accepted, declined, failed, unknown, waiting, left, perMinute, endsAt, state } = progress;
  const total = Math.max(1, accepted + declined + failed + unknown + left);
  const done = Math.round((100 * (total - left)) / total);
  const parts = [
    `${count(accepted)} sent`,
    declined > 0 && `${count(declined)} left out`,
    failed > 0 && `${count(failed)} failed`,
    unknown > 0 && `${count(unknown)} may have arrived`,
    left > 0 && `${count(left)} to go`,
  ];
  return (
    <div className="space-y-2">
      <div
        role="progressbar"
        aria-label="Done"
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-3 overflow-hidden rounded-full bg-sand"
      >
        <div className="h-full bg-clay" style={{ width: `${done}%` }} />
      </div>
      <p>
        {parts.filter(Boolean).join(" · ")}
        {audience !== null && <span className="text-ink-soft"> of {count(audience)} people</span>}
      </p>
      {state === "sending" && (
        <p className="text-ink-soft text-sm">
          {perMinute > 0 && endsAt
            ? `${count(perMinute)} a minute; at this pace it ends ${formatDateTime(endsAt)}.`
            : waiting > 0
              ? "The rest waits for a cap, the hours of marketing mail or the mail provider, and goes on by itself."
              : "It begins within a minute, or at the next hour of marketing mail."}
        </p>
      )}
    </div>
  );
}
