"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { ListedAutoResponse } from "../list-all-auto-responses";
import { newRule, type RuleDraft } from "./rule-draft";
import { RuleForm, type TeamChoice } from "./rule-form";
import { RuleRow } from "./rule-row";
import { TryBox } from "./try-box";

const toDraft = ({ on: _on, teamName: _teamName, ...rule }: ListedAutoResponse): RuleDraft => rule;

/** What the bot answers: the rules by priority, a box to try a sentence, and one rule at a time to change. */
export function AutoResponseEditor({ teams, enabled }: { teams: TeamChoice[]; enabled: boolean }) {
  const { autoResponses } = useTRPC().admin;
  const queryClient = useQueryClient();
  const query = useQuery(autoResponses.listAutoResponses.queryOptions());
  const [draft, setDraft] = useState<RuleDraft | null>(null);
  const [saved, setSaved] = useState(false);
  const open = (rule: RuleDraft) => {
    setSaved(false);
    setDraft(rule);
  };
  const close = () => setDraft(null);
  const onSaved = () => {
    void queryClient.invalidateQueries({ queryKey: autoResponses.pathKey() });
    setSaved(true);
    close();
  };
  const savedTopic = query.data?.find(({ id }) => id === draft?.id)?.topic ?? null;
  return (
    <section aria-labelledby="automatic-answers" className="max-w-3xl space-y-4">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="automatic-answers" className="min-w-0 flex-1 font-display text-2xl">
          Automatic answers
        </h2>
        <Button onClick={() => open(newRule)}>New answer</Button>
      </div>
      <p className="max-w-prose text-ink-soft">
        The bot answers to keywords until one of you takes the conversation or it hands over. Where several fit, the
        greatest priority wins.
      </p>
      {!enabled && <Notice tone="warning">The bot is off on this machine (CHAT_AUTO_RESPONSE_ENABLED=false).</Notice>}
      {!draft && <TryBox draft={null} />}
      {saved && <Notice tone="good">Saved. The bot goes by it from now on.</Notice>}
      <Loaded query={query} what="the answers" empty={{ title: "No answers", advice: "Write the first one." }}>
        {(rules) => (
          <ul className="divide-y divide-line rounded-card border border-line bg-surface shadow-card">
            {rules.map((rule) => (
              <RuleRow key={rule.id} rule={rule} onEdit={() => open(toDraft(rule))} />
            ))}
          </ul>
        )}
      </Loaded>
      {draft && (
        <Dialog title={draft.id === null ? "New answer" : "Change the answer"} onClose={close}>
          <RuleForm
            draft={draft}
            savedTopic={savedTopic}
            teams={teams}
            onChange={setDraft}
            onSaved={onSaved}
            onClose={close}
          />
          <TryBox draft={draft} />
        </Dialog>
      )}
    </section>
  );
}
