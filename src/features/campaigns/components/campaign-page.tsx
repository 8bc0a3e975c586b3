"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Button } from "@/ui/button";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { CampaignDetail } from "../get-campaign";
import { CampaignPreview } from "./campaign-preview";
import { StateBadge } from "./campaign-state";
import { Composer } from "./composer";
import { ProgressPanel } from "./progress-panel";
import { ResultsPanel } from "./results-panel";

/** One campaign: composed until it begins, watched from then on. */
export function CampaignPage({ id }: { id: string }) {
  const query = useQuery(useTRPC().admin.campaigns.get.queryOptions({ id }, { refetchOnWindowFocus: false }));
  const changed = () => void query.refetch();
  return (
    <Loaded query={query} what="the campaign">
      {(campaign) => {
        const begun = campaign.startedAt !== null || !["draft", "scheduled"].includes(campaign.state);
        const due = campaign.scheduledAt !== null && campaign.scheduledAt <= new Date();
        return begun || due ? (
          <Begun campaign={campaign} onChanged={changed} />
        ) : (
          <Composer key={campaign.id} campaign={campaign} onChanged={changed} />
        );
      }}
    </Loaded>
  );
}

function Begun({ campaign, onChanged }: { campaign: CampaignDetail; onChanged: () => void }) {
  const router = useRouter();
  const copy = useMutation(
    useTRPC().admin.campaigns.copy.mutationOptions({ onSuccess: ({ id }) => router.push(`/admin/campaigns/${id}`) }),
  );
  const { id, name, state, startedAt, scheduledAt } = campaign;
  return (
    <div className="space-y-6">
      <header className="flex flex-wrap items-center gap-3">
        <h1 className="min-w-0 break-words font-display text-3xl">{name}</h1>
        <StateBadge state={state === "scheduled" ? "sending" : state} />
        <span className="text-ink-soft text-sm">
          {startedAt
            ? `begun ${formatDateTime(startedAt)}`
            : scheduledAt && `released for ${formatDateTime(scheduledAt)}`}
        </span>
        <Button look="quiet" disabled={copy.isPending} onClick={() => copy.mutate({ id })}>
          Copy to a new one
        </Button>
      </header>
      {copy.error && <Notice tone="bad">{copy.error.message}</Notice>}
      <ProgressPanel id={id} onChanged={onChanged} />
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        {startedAt ? (
          <ResultsPanel id={id} />
        ) : (
          <p className="text-ink-soft">Figures come once the first mail is out.</p>
        )}
        <section aria-label="The mail">
          <CampaignPreview words={campaign} />
        </section>
      </div>
    </div>
  );
}
