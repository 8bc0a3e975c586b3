"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { MailPreview, usePreviewLook } from "@/features/template-previews/components/mail-preview";
import { useTRPCClient } from "@/lib/browser/trpc";
import { TextField } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import type { CampaignWords } from "../schema";

/** The mail as a reader gets it, by the way of the real one, while it is written. */
export function CampaignPreview({ words }: { words: CampaignWords }) {
  const client = useTRPCClient();
  const { look, fields } = usePreviewLook();
  const [name, setName] = useState("Wanjiku Kamau");
  const asked = useSettledValue({ ...words, for: name });
  const { subject, preheader, locale, content } = asked;
  const question = { subject, preheader, locale, content, for: asked.for };
  const preview = useQuery({
    queryKey: ["campaign-preview", question],
    queryFn: () => client.admin.campaigns.preview.mutate(question),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  return (
    <div className="space-y-3">
      <TextField
        id="preview-name"
        label="As it looks for"
        hint="Empty: somebody whose name you do not know."
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.target.value)}
      />
      {fields}
      <Loaded query={preview} what="the preview">
        {(shown) => <MailPreview mail={shown} kilobytes={Math.ceil(shown.bytes / 1024)} look={look} />}
      </Loaded>
    </div>
  );
}

/** What is written, once nobody has typed for a moment. */
function useSettledValue<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words in a new object are the same
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 300);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
