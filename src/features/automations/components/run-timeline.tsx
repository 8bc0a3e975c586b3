"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Badge, type BadgeTone } from "@/ui/badge";
import { Notice } from "@/ui/notice";
import type { RunDetail } from "../get-run";
import type { StepLine } from "../rows";
import { LIVE_EVERY_MS } from "./live";
import { RunState } from "./run-state";

const tones: Record<string, BadgeTone> = { sent: "good", declined: "warning", dropped: "warning", unknown: "bad" };

/** One run from its begin to its end, with links to what it sent and to the order that came of it. */
export function RunTimeline({ runId }: { runId: string }) {
  const trpc = useTRPC();
  const { data, error } = useQuery(
    trpc.admin.automations.getRun.queryOptions({ runId }, { refetchInterval: LIVE_EVERY_MS }),
  );
  if (error && !data) return <Notice tone="bad">{error.message}</Notice>;
  if (!data) return <p className="text-ink-soft">Loading the run…</p>;
  return (
    <div className="max-w-3xl space-y-6">
      <header className="space-y-2">
        <h1 className="break-words font-display text-3xl">{data.email ?? "No address"}</h1>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold">{data.flowName}</span>
          <RunState run={data} />
        </p>
      </header>
      <ol className="space-y-5 border-line border-l-2 pl-5">
        <Moment at={data.startedAt}>
          The run began for {data.flow === "missed-replies" ? "the conversation" : "the cart"}{" "}
          <code className="break-all text-sm">{data.subjectId}</code>.
        </Moment>
        {data.steps.map((step) => (
          <StepMoment key={step.id} step={step} />
        ))}
        {data.order && <OrderMoment order={data.order} />}
        {data.ended && <Moment at={data.ended.at}>The run ended. {data.ended.words}.</Moment>}
        {data.waiting && <Moment at={data.waiting.until}>“{data.waiting.label}” is due.</Moment>}
      </ol>
    </div>
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
