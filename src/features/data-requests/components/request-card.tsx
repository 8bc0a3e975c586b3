import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime, formatDay } from "@/lib/time";
import { Badge, type BadgeTone } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import type { RequestLine } from "../list-requests";
import type { RequestState } from "../rules";
import { EraseDialog } from "./erase-dialog";
import { RefuseDialog } from "./refuse-dialog";

const stateWords: Record<RequestState, { label: string; tone: BadgeTone }> = {
  asked: { label: "Waits for the mailbox", tone: "plain" },
  confirmed: { label: "Confirmed, waits for an order", tone: "accent" },
  done: { label: "Done", tone: "good" },
  refused: { label: "Refused", tone: "bad" },
};

function Term({ request: { daysLeft, dueAt } }: { request: RequestLine }) {
  if (daysLeft < 0) return <Badge tone="bad">Overdue since {formatDay(dueAt)}</Badge>;
  const left = daysLeft === 0 ? "Last day" : `${daysLeft} ${daysLeft === 1 ? "day" : "days"} left`;
  return <Badge tone={daysLeft <= 2 ? "warning" : "plain"}>{left}</Badge>;
}

/** One request, and what staff can do about it. */
export function RequestCard({ request }: { request: RequestLine }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<"erase" | "refuse">();
  const { requestData, pathKey } = trpc.admin.dataRequests;
  const mail = useMutation(
    requestData.mutationOptions({ onSettled: () => queryClient.invalidateQueries({ queryKey: pathKey() }) }),
  );
  const { id, email, kind, source, state, requestedAt, settledAt, refusal } = request;
  const open = settledAt === null;
  return (
    <li className="space-y-3 rounded-card border border-line bg-surface p-4 shadow-card">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="font-semibold">{kind === "export" ? "A copy of the data" : "Erasure"}</h2>
        <Badge tone={stateWords[state].tone}>{stateWords[state].label}</Badge>
        {open && <Term request={request} />}
      </div>
      <p className="break-words">
        {email ?? "The address is erased too"}
        <span className="block text-ink-soft text-sm">
          Asked {formatDateTime(requestedAt)} ({source}){settledAt && `, settled ${formatDateTime(settledAt)}`}
        </span>
        {refusal && <span className="block text-ink-soft text-sm">“{refusal}”</span>}
      </p>
      {open && email && (
        <div className="flex flex-wrap gap-3">
          <Button look="quiet" disabled={mail.isPending} onClick={() => mail.mutate({ email, kind, source })}>
            Send the mail again
          </Button>
          {kind === "erase" && (
            <Button look="danger" onClick={() => setAsking("erase")}>
              Erase now…
            </Button>
          )}
          <Button look="quiet" onClick={() => setAsking("refuse")}>
            Refuse…
          </Button>
        </div>
      )}
      {mail.data && (
        <Notice tone={mail.data.mailed ? "good" : "info"}>
          {mail.data.mailed ? "It is on its way." : "It went out within the last 10 minutes. Please wait a little."}
        </Notice>
      )}
      {mail.error && <Notice tone="bad">{mail.error.message}</Notice>}
      {asking === "erase" && email && <EraseDialog id={id} email={email} onClose={() => setAsking(undefined)} />}
      {asking === "refuse" && <RefuseDialog id={id} onClose={() => setAsking(undefined)} />}
    </li>
  );
}
