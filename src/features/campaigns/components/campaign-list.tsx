"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTRPC } from "@/lib/browser/trpc";
import { formatDateTime } from "@/lib/time";
import { Button } from "@/ui/button";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { CampaignLine } from "../list-campaigns";
import { StateBadge } from "./campaign-state";
import { starterCampaign } from "./starter";

const LIVE_EVERY_MS = 5_000;
const nothing = {
  title: "No campaigns yet",
  advice: "A campaign is a mail that you write once and send to many: news, or an offer.",
};

/** All campaigns, newest first, and the way to a new one. */
export function CampaignList() {
  const { campaigns } = useTRPC().admin;
  const router = useRouter();
  const query = useQuery(campaigns.list.queryOptions(undefined, { refetchInterval: LIVE_EVERY_MS }));
  const create = useMutation(
    campaigns.create.mutationOptions({ onSuccess: ({ id }) => router.push(`/admin/campaigns/${id}`) }),
  );
  return (
    <div className="space-y-5">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-display text-3xl">Campaigns</h1>
        <Button disabled={create.isPending} onClick={() => create.mutate(starterCampaign())}>
          <Plus aria-hidden className="size-5" />
          New campaign
        </Button>
      </header>
      {create.error && <Notice tone="bad">{create.error.message}</Notice>}
      <Loaded query={query} what="the campaigns" empty={nothing}>
        {(lines) => (
          <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface shadow-card">
            {lines.map((line) => (
              <CampaignRow key={line.id} line={line} />
            ))}
          </ul>
        )}
      </Loaded>
    </div>
  );
}

const share = (part: number, of: number) => (of === 0 ? "–" : `${((100 * part) / of).toFixed(1)}\u00a0%`);

function CampaignRow({ line }: { line: CampaignLine }) {
  const { id, name, subject, state, at, audience, accepted, opened, clicked } = line;
  return (
    <li>
      <Link
        href={`/admin/campaigns/${id}`}
        className="grid gap-x-6 gap-y-1 px-4 py-3 hover:bg-sand lg:grid-cols-[minmax(0,1.6fr)_minmax(0,1.2fr)_auto] lg:items-center"
      >
        <span className="min-w-0">
          <span className="block truncate font-semibold">{name}</span>
          <span className="block truncate text-ink-soft text-sm">{subject || "No subject yet"}</span>
        </span>
        <span className="text-sm">
          {audience !== null && (
            <>
              {accepted.toLocaleString("en-KE")} of {audience.toLocaleString("en-KE")} people · opened&nbsp;
              {share(opened, accepted)} · clicked&nbsp;{share(clicked, accepted)}
            </>
          )}
        </span>
        <span className="flex items-center gap-3 text-ink-soft text-sm">
          <StateBadge state={state} />
          {formatDateTime(at)}
        </span>
      </Link>
    </li>
  );
}
