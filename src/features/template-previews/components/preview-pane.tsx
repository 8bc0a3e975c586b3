"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useEffect, useState } from "react";
import type { TemplateKey, TemplateWords } from "@/features/templates/schema";
import { useTRPCClient } from "@/lib/browser/trpc";
import { Checkbox } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { Segments } from "@/ui/segments";
import type { FoundPerson } from "../find-people";
import type { Preview } from "../get-preview";
import { dressMail } from "./dress-mail";
import { PersonPicker } from "./person-picker";

const views = [
  { value: "phone", label: "Phone" },
  { value: "desktop", label: "Desktop" },
  { value: "text", label: "Plain text" },
] as const;
type View = (typeof views)[number]["value"];

type PreviewPaneProps = {
  template: TemplateKey;
  words: TemplateWords;
  person: FoundPerson | null;
  onPerson: (person: FoundPerson | null) => void;
};

/** The message as it goes out in these words, while they are typed. */
export function PreviewPane({ template: { message, locale }, words, person, onPerson }: PreviewPaneProps) {
  const client = useTRPCClient();
  const [view, setView] = useState<View>("phone");
  const [dark, setDark] = useState(false);
  const [pictures, setPictures] = useState(true);
  const [poorest, setPoorest] = useState(false);
  const settled = useSettledWords(words);
  const asked = { message, locale, words: settled, customerId: person?.id ?? null, poorest: poorest && !person };
  const preview = useQuery({
    queryKey: ["template-preview", asked],
    queryFn: () => client.admin.templatePreviews.getPreview.mutate(asked),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  return (
    <div className="space-y-3">
      <PersonPicker person={person} onPick={onPerson} />
      {!person && (
        <Checkbox
          id="preview-poorest"
          label="Of whom nothing is known: no name, no offer, no products"
          checked={poorest}
          onChange={(event) => setPoorest(event.target.checked)}
        />
      )}
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

function Shown({
  preview,
  view,
  dress,
}: {
  preview: Preview;
  view: View;
  dress: { dark: boolean; pictures: boolean };
}) {
  const { subject, preheader, html, text, kilobytes } = preview;
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
          className="h-[44rem] w-full rounded-card border border-line bg-[#FBF7F1]"
        />
      )}
      <p className="text-ink-soft text-sm">{kilobytes} KB; mail programs cut off what is over 102 KB.</p>
    </div>
  );
}

/** The words once nobody has typed for a moment. */
function useSettledWords(words: TemplateWords): TemplateWords {
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), 250);
    return () => clearTimeout(timer);
  }, [words]);
  return settled;
}
