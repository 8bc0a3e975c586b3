"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { TemplateKey, TemplateWords } from "@/features/templates/schema";
import { useTRPCClient } from "@/lib/browser/trpc";
import { Checkbox } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import type { FoundPerson } from "../find-people";
import { MailPreview, usePreviewLook } from "./mail-preview";
import { PersonPicker } from "./person-picker";

type PreviewPaneProps = {
  template: TemplateKey;
  words: TemplateWords;
  person: FoundPerson | null;
  onPerson: (person: FoundPerson | null) => void;
};

/** The message as it goes out in these words, while they are typed. */
export function PreviewPane({ template: { message, locale }, words, person, onPerson }: PreviewPaneProps) {
  const client = useTRPCClient();
  const { look, fields } = usePreviewLook();
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
      {fields}
      <Loaded query={preview} what="the preview">
        {(shown) => <MailPreview mail={shown} kilobytes={shown.kilobytes} look={look} />}
      </Loaded>
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
