"use client";
import { useEffect, useState } from "react";
import type { Template } from "@/features/templates/get-template";
import type { TemplateVersion } from "@/features/templates/rows";
import type { TemplateWords } from "@/features/templates/schema";

/** What was typed, and the draft it began with: of that one it must be known whether somebody else changed it. */
type Own = { words: TemplateWords; basedOn: Date | null };

/** The words that one works on: what was typed, else the draft, else what is in use, else those of the message's file. */
export function useTemplateWords({ texts, versions, locale }: Template) {
  const [own, setOwn] = useState<Own | null>(null);
  const draft = versions.find(({ state }) => state === "draft") ?? null;
  const inUse = versions.find(({ state }) => state === "in_use") ?? null;
  const kept = (draft ?? inUse)?.words;
  const base: TemplateWords = { ...kept, texts: { ...texts, ...kept?.texts } };
  const dirty = own !== null;
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [dirty]);
  return {
    draft,
    inUse,
    dirty,
    /** Nothing was written yet: these words are a suggestion, and can be kept and published as they are. */
    suggested: locale !== "en" && !draft && !inUse,
    words: own?.words ?? base,
    basedOn: own ? own.basedOn : (draft?.updatedAt ?? null),
    change: (words: TemplateWords) => setOwn({ words, basedOn: own ? own.basedOn : (draft?.updatedAt ?? null) }),
    forget: () => setOwn(null),
    /** These words are kept; what was typed since then is not. */
    keep: (sent: TemplateWords, saved: TemplateVersion) =>
      setOwn((now) => (now === null || now.words === sent ? null : { ...now, basedOn: saved.updatedAt })),
  };
}
