"use client";
import { useMutation } from "@tanstack/react-query";
import { X } from "lucide-react";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import type { WordInput } from "../schema";
import { useFilterChange } from "./use-filter-change";

type Props = { list: WordInput["list"]; title: string; words: string[]; empty: string };

/** The shop's own words of one list: add one, see them, take one off. */
export function WordList({ list, title, words, empty }: Props) {
  const { addWord, removeWord } = useTRPC().admin.contentFilter;
  const after = useFilterChange();
  const [word, setWord] = useState("");
  const add = useMutation(addWord.mutationOptions(after));
  const remove = useMutation(removeWord.mutationOptions(after));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ list, word }, { onSuccess: () => setWord("") });
  };
  const fault = fieldFaults(add.error).word;
  const problem = remove.error ?? (fault ? null : add.error);
  return (
    <section aria-labelledby={`words-${list}`} className="space-y-3">
      <h3 id={`words-${list}`} className="font-semibold text-lg">
        {title}
      </h3>
      <form onSubmit={submit} className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <TextField
            id={`word-${list}`}
            label="Word"
            value={word}
            maxLength={60}
            error={fault}
            required
            autoComplete="off"
            onChange={(event) => setWord(event.target.value)}
          />
        </div>
        <Button type="submit" look="quiet" className="mt-7.5" disabled={add.isPending}>
          Add
        </Button>
      </form>
      {problem && <Notice tone="bad">{problem.message}</Notice>}
      {words.length === 0 && <p className="text-ink-soft">{empty}</p>}
      <ul className="flex flex-wrap gap-2">
        {words.map((one) => (
          <li key={one} className="flex items-center rounded-field border border-line bg-surface pl-3">
            <span className="break-all">{one}</span>
            <button
              type="button"
              aria-label={`Take ${one} off the list`}
              disabled={remove.isPending}
              onClick={() => remove.mutate({ list, word: one })}
              className="inline-flex size-11 items-center justify-center rounded-field hover:bg-sand"
            >
              <X aria-hidden className="size-4" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
