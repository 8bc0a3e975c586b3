"use client";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import type { TriedRule } from "../try-sentence";
import { draftFaults, type RuleDraft } from "./rule-draft";

const isWhole = (draft: RuleDraft) =>
  draft.topic.length > 1 &&
  draft.keywords.length > 0 &&
  draft.answer.trim() &&
  Object.keys(draftFaults(draft)).length === 0;

/** A sentence to try: which rule answers, why, and with what words. Nothing is sent. */
export function TryBox({ draft }: { draft: RuleDraft | null }) {
  const { autoResponses } = useTRPC().admin;
  const [typed, setTyped] = useState("");
  const [content, setContent] = useState("");
  const withDraft = draft && isWhole(draft) ? { ...draft, topic: draft.topic.replace(/-$/, "") } : undefined;
  const tried = useQuery(
    autoResponses.trySentence.queryOptions(
      { content, draft: withDraft },
      { enabled: content !== "", placeholderData: (old) => old },
    ),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setContent(typed.trim());
  };
  return (
    <section aria-labelledby="try-box" className="space-y-3 rounded-card border border-line bg-surface p-4 shadow-card">
      <h3 id="try-box" className="font-display text-xl">
        Try a sentence
      </h3>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
        <div className="min-w-56 flex-1">
          <TextField
            id="try-sentence"
            label="What a shopper writes"
            placeholder="Mnaleta Kisumu?"
            value={typed}
            maxLength={4000}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <Button type="submit" look="quiet" disabled={typed.trim() === ""}>
          Try it
        </Button>
      </form>
      {draft && !withDraft && (
        <p className="text-ink-soft text-sm">The answer you are writing takes part once it is complete.</p>
      )}
      {withDraft && <p className="text-ink-soft text-sm">The answer you are writing takes part as if it were saved.</p>}
      <div aria-live="polite" className="space-y-3">
        {tried.error && <Notice tone="bad">{tried.error.message}</Notice>}
        {content && tried.isPending && <p className="text-ink-soft">Trying…</p>}
        {content && tried.data && (
          <>
            {tried.data.answer ? (
              <div className="space-y-2 rounded-card bg-sand px-4 py-3">
                <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{tried.data.answer.content}</p>
                {tried.data.answer.quickReplies.length > 0 && (
                  <p className="flex flex-wrap gap-1.5">
                    {tried.data.answer.quickReplies.map((words) => (
                      <Badge key={words} tone="accent">
                        {words}
                      </Badge>
                    ))}
                  </p>
                )}
                {tried.data.answer.handsOver && <Badge tone="warning">Hands over to people</Badge>}
              </div>
            ) : (
              <Notice>The bot stays silent; staff see the message.</Notice>
            )}
            {tried.data.note && <p className="text-ink-soft text-sm">{tried.data.note}</p>}
            {tried.data.rules.length > 0 && (
              <ol className="space-y-2">
                {tried.data.rules.map((rule) => (
                  <Reason key={rule.topic} rule={rule} />
                ))}
              </ol>
            )}
          </>
        )}
      </div>
    </section>
  );
}

function Reason({ rule }: { rule: TriedRule }) {
  const { topic, priority, keyword, slips, why, answers } = rule;
  const read = slips.map(({ typed, meant }) => `“${typed}” read as “${meant}”`).join(", ");
  return (
    <li className="text-sm">
      <span className={answers ? "font-semibold" : ""}>{topic}</span> (priority {priority}): found “{keyword}”
      {read && `, ${read}`}; {why}.
    </li>
  );
}
