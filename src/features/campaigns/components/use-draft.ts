"use client";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import type { CampaignDetail } from "../get-campaign";
import type { CampaignInput } from "../schema";

const SETTLED_MS = 700;

function inputOf(campaign: CampaignDetail): CampaignInput {
  const { name, subject, preheader, locale, content, audience, topic, onHolidays } = campaign;
  return { name, subject, preheader, locale, content, audience, topic, onHolidays };
}

/**
 * A draft as it is typed, stored by itself once nobody has typed for a moment. `settle` stores what is not stored yet and resolves when
 * it is: before something is done with the campaign as it stands.
 */
export function useDraft(campaign: CampaignDetail) {
  const [draft, setDraft] = useState(() => inputOf(campaign));
  const stored = useRef(draft);
  const save = useMutation(useTRPC().admin.campaigns.change.mutationOptions());
  const { mutateAsync } = save;
  const store = async (input: CampaignInput) => {
    await mutateAsync({ id: campaign.id, ...input });
    stored.current = input;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed is what starts the wait
  useEffect(() => {
    if (draft === stored.current) return;
    const timer = setTimeout(() => void store(draft).catch(() => {}), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  const change = (part: Partial<CampaignInput>) => setDraft((before) => ({ ...before, ...part }));
  const settle = async () => {
    if (draft !== stored.current) await store(draft);
  };
  return { draft, change, settle, dirty: draft !== stored.current || save.isPending, error: save.error };
}

export type Draft = ReturnType<typeof useDraft>;
