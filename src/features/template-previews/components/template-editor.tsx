"use client";
import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useState } from "react";
import { VersionList } from "@/features/templates/components/version-list";
import type { Template } from "@/features/templates/get-template";
import { faultsOf } from "@/features/templates/rules";
import type { TemplateKey } from "@/features/templates/schema";
import { useTRPC } from "@/lib/browser/trpc";
import { Loaded } from "@/ui/loaded";
import { Segments } from "@/ui/segments";
import type { FoundPerson } from "../find-people";
import { EditorActions } from "./editor-actions";
import { PreviewPane } from "./preview-pane";
import { ProductSettings } from "./product-settings";
import { useTemplateActions } from "./use-template-actions";
import { useTemplateWords } from "./use-template-words";
import { WordsForm } from "./words-form";

/** Where the words of a message are written in one language, seen, tried and taken into use. */
export function TemplateEditor(key: TemplateKey) {
  const trpc = useTRPC();
  const template = useQuery(trpc.admin.templates.getTemplate.queryOptions(key));
  return (
    <Loaded query={template} what="the message">
      {(loaded) => <Editor template={loaded} />}
    </Loaded>
  );
}

const sides = [
  { value: "write", label: "Write" },
  { value: "see", label: "Preview" },
] as const;

function Editor({ template }: { template: Template }) {
  const [person, setPerson] = useState<FoundPerson | null>(null);
  const [side, setSide] = useState<(typeof sides)[number]["value"]>("write");
  const work = useTemplateWords(template);
  const actions = useTemplateActions(template, work, person?.id ?? null);
  const { places, variables, hasProducts } = template;
  const { words, change } = work;
  const faults = faultsOf(words.texts, places, variables);
  return (
    <div className="space-y-5">
      <EditorActions template={template} work={work} actions={actions} faults={faults} />
      <div className="lg:hidden">
        <Segments legend="Side" segments={sides} chosen={side} onChoose={setSide} />
      </div>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]">
        <section aria-label="Words" className={clsx("min-w-0 space-y-5", side === "see" && "max-lg:hidden")}>
          <WordsForm
            {...{ places, variables, faults }}
            texts={words.texts}
            onChange={(texts) => change({ ...words, texts })}
          />
          {hasProducts && (
            <ProductSettings products={words.products} onChange={(products) => change({ ...words, products })} />
          )}
        </section>
        <section aria-label="Preview" className={clsx("min-w-0", side === "write" && "max-lg:hidden")}>
          <div className="lg:sticky lg:top-4">
            <PreviewPane template={template} words={words} person={person} onPerson={setPerson} />
          </div>
        </section>
      </div>
      <section aria-labelledby="versions" className="max-w-3xl space-y-3">
        <h2 id="versions" className="font-display text-2xl">
          Versions
        </h2>
        <VersionList template={template} />
      </section>
    </div>
  );
}
