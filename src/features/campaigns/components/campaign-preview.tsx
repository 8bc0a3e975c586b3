"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useEffect, useState } from "react";
import { dressMail } from "@/features/template-previews/components/dress-mail";
import { useTRPCClient } from "@/lib/browser/trpc";
import { Checkbox, TextField } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { Segments } from "@/ui/segments";
import type { CampaignPreview as Preview } from "../preview-campaign";
import type { CampaignWords } from "../schema";

const views = [
  { value: "phone", label: "Phone" },
  { value: "desktop", label: "Desktop" },
  { value: "text", label: "Plain text" },
] as const;

type View = (typeof views)[number]["value"];

/** The mail as a reader gets it, by the way of the real one, while it is written. */
export function CampaignPreview({ words }: { words: CampaignWords }) {
  const client = useTRPCClient();
  const [view, setView] = useState<View>("phone");
  const [dark, setDark] = useState(false);
  const [pictures, setPictures] = useState(true);
  const [name, setName] = useState("Wanjiku Kamau");
  const asked = useSettledValue({ ...words, for: name });
  const { subject, preheader, content } = asked;
  const question = { subject, preheader, content, for: asked.for };
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
      <div className="flex flex-wrap items-center gap-x-5">
        <Segments legend="Show as" segments={views} chosen={view} onChoose={setView} />
        {view !== "text" && (
          <>
            <Checkbox
              id="preview-dark"
              label="Dark"
              checked={dark}
              onChange={(event) => setDark(event.target.checked)}
            />
            <Checkbox
              id="preview-pictures"
              label="Pictures"
              checked={pictures}
              onChange={(event) => setPictures(event.target.checked)}
            />
          </>
        )}
      </div>
      <Loaded query={preview} what="the preview">
        {(shown) => <Shown preview={shown} view={view} dress={{ dark, pictures }} />}
      </Loaded>
    </div>
  );
}

type ShownProps = { preview: Preview; view: View; dress: { dark: boolean; pictures: boolean } };

function Shown({ preview: { subject, preheader, html, text, bytes }, view, dress }: ShownProps) {
  return (
    <div className={clsx("space-y-3", view === "phone" && "max-w-[23.4375rem]")}>
      <div className="rounded-card border border-line bg-surface px-4 py-2.5">
        <p className="truncate font-semibold">{subject || "No subject"}</p>
        <p className="truncate text-ink-soft text-sm">{preheader}</p>
      </div>
      {view === "text" ? (
        <pre className="whitespace-pre-wrap break-words rounded-card border border-line bg-surface p-4 font-mono text-sm">
          {text}
        </pre>
      ) : (
        <iframe
          title="The mail as the reader sees it"
          sandbox=""
          srcDoc={dressMail(html, dress)}
          className="h-[40rem] w-full rounded-card border border-line bg-[#FBF7F1]"
        />
      )}
      <p className="text-ink-soft text-sm">{Math.ceil(bytes / 1024)} KB; Gmail cuts what is over 102 KB.</p>
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
