"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { isUnfinished } from "@/features/segments/rules";
import type { AudienceRules } from "@/features/segments/schema";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import { Segments } from "@/ui/segments";
import type { CampaignDetail } from "../get-campaign";
import { AudienceForm } from "./audience-form";
import { CampaignPreview } from "./campaign-preview";
import { StateBadge } from "./campaign-state";
import { SendPanel } from "./send-panel";
import { ThrowAway } from "./throw-away";
import { useDraft } from "./use-draft";
import { WordsForm } from "./words-form";

const parts = [
  { value: "words", label: "Mail" },
  { value: "audience", label: "People" },
  { value: "send", label: "Send" },
] as const;

type ComposerProps = { campaign: CampaignDetail; onChanged: () => void };

/** A campaign that has not begun: what it says, whom it means, and the way out. */
export function Composer({ campaign, onChanged }: ComposerProps) {
  const { campaigns } = useTRPC().admin;
  const draft = useDraft(campaign);
  const [part, setPart] = useState<(typeof parts)[number]["value"]>("words");
  // A condition that is not filled in yet cannot be stored: until it is, it stays here, and nothing is sent.
  const [rules, setRules] = useState(campaign.audience);
  const unfinished = rules.conditions.some(isUnfinished);
  const putRules = (next: AudienceRules) => {
    setRules(next);
    if (!next.conditions.some(isUnfinished)) draft.change({ audience: next });
  };
  const test = useMutation(campaigns.sendTest.mutationOptions());
  const sendTest = async () => {
    await draft.settle();
    test.mutate({ id: campaign.id });
  };
  return (
    <div className="space-y-5">
      <header className="flex flex-wrap items-center gap-3">
        <h1 className="min-w-0 break-words font-display text-3xl">{draft.draft.name}</h1>
        <StateBadge state={campaign.state} />
        <span role="status" className="text-ink-soft text-sm">
          {draft.dirty ? "Saving…" : "Saved"}
        </span>
      </header>
      {draft.error && <Notice tone="bad">Not saved: {draft.error.message}</Notice>}
      <div className="flex flex-wrap items-center gap-3">
        <Segments legend="Part of the campaign" segments={parts} chosen={part} onChoose={setPart} />
        <Button look="quiet" disabled={test.isPending} onClick={() => void sendTest()}>
          {test.isPending ? "Sending…" : "Send a test to me"}
        </Button>
        <ThrowAway id={campaign.id} />
      </div>
      {test.data && <Notice tone="good">A test is on its way to {test.data.to}.</Notice>}
      {test.error && <Notice tone="bad">{test.error.message}</Notice>}
      {part === "words" && (
        <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
          <section aria-label="What it says">
            <WordsForm draft={draft} />
          </section>
          <section aria-label="Preview" className="h-fit xl:sticky xl:top-6">
            <CampaignPreview words={draft.draft} />
          </section>
        </div>
      )}
      {part === "audience" && <AudienceForm draft={draft} rules={rules} onRules={putRules} />}
      {part === "send" && unfinished && (
        <Notice tone="warning">
          A condition of the people has nothing chosen yet. Fill it in or take it away first.
        </Notice>
      )}
      {part === "send" && !unfinished && <SendPanel campaign={campaign} draft={draft} onChanged={onChanged} />}
    </div>
  );
}
