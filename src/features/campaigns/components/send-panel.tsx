"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { CampaignDetail } from "../get-campaign";
import { Reach } from "./reach";
import type { Draft } from "./use-draft";

type SendPanelProps = { campaign: CampaignDetail; draft: Draft; onChanged: () => void };

/** Looks the campaign over, and lets it go: to oneself as a test, to all now, or to all later. */
export function SendPanel({ campaign: { id, scheduledAt }, draft, onChanged }: SendPanelProps) {
  const { campaigns } = useTRPC().admin;
  const client = useQueryClient();
  const query = useQuery(campaigns.check.queryOptions({ id }, { enabled: !draft.dirty, gcTime: 0, staleTime: 0 }));
  const schedule = useMutation(campaigns.schedule.mutationOptions({ onSuccess: onChanged }));
  const unschedule = useMutation(campaigns.unschedule.mutationOptions({ onSuccess: onChanged }));
  const [at, setAt] = useState("");
  const [sure, setSure] = useState(false);
  const ready = query.data?.problems.length === 0 && !draft.dirty;
  const release = async (moment: Date | null) => {
    await draft.settle();
    await client.cancelQueries();
    schedule.mutate({ id, at: moment });
  };
  const moment = at ? new Date(`${at}:00+03:00`) : null;
  return (
    <div className="space-y-5">
      <Loaded query={query} what="the checks">
        {({ problems, warnings, bytes, reach }) => (
          <div className="space-y-3">
            {problems.length > 0 ? (
              <Notice tone="bad">
                <p className="font-semibold">Before it can be sent:</p>
                <Lines lines={problems} />
              </Notice>
            ) : (
              <Notice tone="good">
                Nothing stands in the way: words, variables, links, unsubscribe link and size ({Math.ceil(bytes / 1024)}{" "}
                KB) are in order.
              </Notice>
            )}
            {warnings.length > 0 && (
              <Notice tone="warning">
                <Lines lines={warnings} />
              </Notice>
            )}
            <Reach reach={reach} />
            <p className="text-ink-soft text-sm">
              It goes only within the hours for marketing mail. Who had another marketing mail of late gets it up to
              three days later, or not at all; each reason is on record.
            </p>
          </div>
        )}
      </Loaded>
      {scheduledAt && (
        <Notice tone="info">
          <div className="flex flex-wrap items-center gap-3">
            It begins on {formatDateTime(scheduledAt)}.
            <Button look="quiet" disabled={unschedule.isPending} onClick={() => unschedule.mutate({ id })}>
              Do not send it then
            </Button>
          </div>
        </Notice>
      )}
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          id="send-at"
          label="Send later, at (time in Kenya)"
          type="datetime-local"
          value={at}
          onChange={(event) => setAt(event.target.value)}
        />
        <Button look="quiet" disabled={!ready || !moment || schedule.isPending} onClick={() => void release(moment)}>
          Schedule
        </Button>
      </div>
      {sure ? (
        <div className="flex flex-wrap items-center gap-3 rounded-card bg-sand p-4">
          <p className="min-w-56 flex-1 font-semibold">
            Send to {query.data?.reach.willGet.toLocaleString("en-KE") ?? "these"} people now? What is out cannot be
            called back.
          </p>
          <Button disabled={!ready || schedule.isPending} onClick={() => void release(null)}>
            Yes, send it now
          </Button>
          <Button look="quiet" onClick={() => setSure(false)}>
            Not yet
          </Button>
        </div>
      ) : (
        <Button disabled={!ready} onClick={() => setSure(true)}>
          Send now…
        </Button>
      )}
      {(schedule.error ?? unschedule.error) && (
        <Notice tone="bad">{(schedule.error ?? unschedule.error)?.message}</Notice>
      )}
    </div>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul className="list-disc space-y-1 pl-5">
      {lines.map((line) => (
        <li key={line} className="break-words">
          {line}
        </li>
      ))}
    </ul>
  );
}
