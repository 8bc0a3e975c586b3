"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Badge, type BadgeTone } from "@/ui/badge";
import { Loaded } from "@/ui/loaded";
import { findFlow } from "../flows";
import type { RunDetail } from "../get-run";
import type { StepLine } from "../rows";
import { LIVE_EVERY_MS } from "./live";
import { RunActions } from "./run-actions";
import { RunState } from "./run-state";

const tones: Record<string, BadgeTone> = { sent: "good", declined: "warning", dropped: "warning", unknown: "bad" };

/** One run from its begin to its end, with links to what it sent and to the order that came of it. */
export function RunTimeline({ runId }: { runId: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.automations.getRun.queryOptions({ runId }, { refetchInterval: LIVE_EVERY_MS }));
  return (
    <>
      {!query.data && <h1 className="mb-4 font-display text-3xl">Run</h1>}
      <Loaded query={query} what="the run">
        {(run) => <Timeline run={run} />}
      </Loaded>
    </>
  );
}

function Timeline({ run }: { run: RunDetail }) {
  return (
    <div className="max-w-3xl space-y-6">
      <header className="space-y-2">
        <h1 className="break-words font-display text-3xl">{run.email ?? "No address"}</h1>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold">{run.flowName}</span>
          <RunState run={run} />
          {run.personId && (
            <Link href={`/admin/customers/${run.personId}`} className="inline-flex min-h-11 items-center underline">
              See the person
            </Link>
          )}
        </p>
        {!run.ended && <RunActions run={run} />}
      </header>
      <ol className="space-y-5 border-line border-l-2 pl-5">
        <Moment at={run.startedAt}>
          The run began for <Subject run={run} />.
        </Moment>
        {run.steps.map((step) => (
          <StepMoment key={step.id} step={step} />
        ))}
        {run.order && <OrderMoment order={run.order} />}
        {run.ended && <Moment at={run.ended.at}>The run ended. {run.ended.words}.</Moment>}
        {run.waiting && <Moment at={run.waiting.until}>“{run.waiting.label}” is due.</Moment>}
      </ol>
    </div>
  );
}

/** What the run is about, with the way there where there is one. */
function Subject({ run: { flow, subjectId } }: { run: RunDetail }) {
  const { subject = "this", subjectPath } = findFlow(flow) ?? {};
  const id = <code className="break-all text-sm">{subjectId}</code>;
  if (!subjectPath)
    return (
      <>
        {subject} {id}
      </>
    );
  return (
    <>
      {subject}{" "}
      <Link href={`${subjectPath}${subjectId}`} className="inline-flex min-h-11 items-center underline">
        {id}
      </Link>
    </>
  );
}

function Moment({ at, children }: { at: Date; children: ReactNode }) {
  return (
    <li className="relative before:absolute before:top-2 before:-left-[1.7rem] before:size-3 before:rounded-full before:border-2 before:border-surface before:bg-clay">
      <time className="block text-ink-soft text-sm" dateTime={at.toISOString()}>
        {formatDateTime(at)}
      </time>
      <div>{children}</div>
    </li>
  );
}

function StepMoment({ step }: { step: StepLine }) {
  return (
    <Moment at={step.at}>
      <span className="flex flex-wrap items-center gap-2">
        <span className="font-semibold">{step.label}</span>
        <Badge tone={tones[step.outcome] ?? "plain"}>{step.outcomeWords}</Badge>
        {step.reasonWords && <span className="text-ink-soft">{step.reasonWords}</span>}
      </span>
      {step.emailLogId && (
        <Link href={`/admin/mail/${step.emailLogId}`} className="inline-flex min-h-11 items-center underline">
          See the mail
        </Link>
      )}
    </Moment>
  );
}

function OrderMoment({ order }: { order: NonNullable<RunDetail["order"]> }) {
  return (
    <Moment at={order.placedAt}>
      The cart became{" "}
      <Link href={`/admin/orders/${order.id}`} className="inline-flex min-h-11 items-center underline">
        order {order.number}
      </Link>
      .
    </Moment>
  );
}
