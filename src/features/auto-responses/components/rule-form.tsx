"use client";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Checkbox, SelectField, TextArea, TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { fixedTopics } from "../rules";
import { KeywordChips } from "./keyword-chips";
import { draftFaults, type RuleDraft, topicOf, whenWords } from "./rule-draft";
import { VariableList } from "./variable-list";

export type TeamChoice = { id: string; name: string };

type RuleFormProps = {
  draft: RuleDraft;
  /** As saved: some names cannot be changed. */
  savedTopic: string | null;
  teams: TeamChoice[];
  onChange: (draft: RuleDraft) => void;
  onSaved: () => void;
  onClose: () => void;
};

/** One rule, to be written or changed; what is wrong is said while it is typed. */
export function RuleForm({ draft, savedTopic, teams, onChange, onSaved, onClose }: RuleFormProps) {
  const { autoResponses } = useTRPC().admin;
  const create = useMutation(autoResponses.createAutoResponse.mutationOptions({ onSuccess: onSaved }));
  const change = useMutation(autoResponses.changeAutoResponse.mutationOptions({ onSuccess: onSaved }));
  const saving = draft.id === null ? create : change;
  const seen = draftFaults(draft);
  const told = fieldFaults(saving.error);
  const faultOf = (field: string) =>
    seen[field] ?? Object.entries(told).find(([path]) => path === field || path.startsWith(`${field}.`))?.[1];
  const set = (part: Partial<RuleDraft>) => {
    saving.reset();
    onChange({ ...draft, ...part });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { id, ...rule } = { ...draft, topic: draft.topic.replace(/-$/, "") };
    if (id === null) create.mutate(rule);
    else change.mutate({ ...rule, id });
  };
  return (
    <form onSubmit={submit} className="space-y-4" aria-label={savedTopic ?? "New answer"}>
      <div className="grid gap-4 sm:grid-cols-[1fr_8rem]">
        <TextField
          id="rule-topic"
          label="Name"
          hint={
            savedTopic && fixedTopics.includes(savedTopic) ? "The chat knows this one by its name." : "For staff only."
          }
          value={draft.topic}
          disabled={savedTopic !== null && fixedTopics.includes(savedTopic)}
          required
          maxLength={60}
          error={faultOf("topic")}
          onChange={(event) => set({ topic: topicOf(event.target.value) })}
        />
        <TextField
          id="rule-priority"
          label="Priority"
          hint="Greater wins."
          type="number"
          min={0}
          max={1000}
          required
          value={draft.priority}
          error={faultOf("priority")}
          onChange={(event) => set({ priority: Number(event.target.value) })}
        />
      </div>
      <KeywordChips
        id="rule-keywords"
        label="Keywords"
        hint="Whole words or phrases; capitals do not matter. Enter or a comma adds one. From five letters on one letter may be wrong."
        words={draft.keywords}
        maxLength={60}
        error={faultOf("keywords")}
        onChange={(keywords) => set({ keywords })}
      />
      <div className="space-y-2">
        <TextArea
          id="rule-answer"
          label="Answer"
          required
          maxLength={2000}
          rows={5}
          value={draft.answer}
          error={faultOf("answer")}
          onChange={(event) => set({ answer: event.target.value })}
        />
        <VariableList onPick={(variable) => set({ answer: `${draft.answer}${variable}` })} />
      </div>
      <SelectField
        id="rule-when"
        label="When"
        value={draft.when}
        onChange={(event) => set({ when: event.target.value as RuleDraft["when"] })}
      >
        {Object.entries(whenWords).map(([when, words]) => (
          <option key={when} value={when}>
            {words}
          </option>
        ))}
      </SelectField>
      <KeywordChips
        id="rule-buttons"
        label="Buttons under the answer (optional)"
        hint="At most five, 40 characters each. A tap writes the button's words."
        words={draft.quickReplies}
        maxLength={40}
        error={faultOf("quickReplies")}
        onChange={(quickReplies) => set({ quickReplies })}
      />
      <div>
        <Checkbox
          id="rule-once"
          label="At most once in a conversation"
          checked={draft.oncePerSession}
          onChange={(event) => set({ oncePerSession: event.target.checked })}
        />
        <Checkbox
          id="rule-hands-over"
          label="Then hand over to people: the bot says so, and is silent from there on"
          checked={draft.handsOver}
          onChange={(event) =>
            set({ handsOver: event.target.checked, teamId: event.target.checked ? draft.teamId : null })
          }
        />
      </div>
      {draft.handsOver && teams.length > 0 && (
        <SelectField
          id="rule-team"
          label="To whom"
          value={draft.teamId ?? ""}
          error={faultOf("teamId")}
          onChange={(event) => set({ teamId: event.target.value || null })}
        >
          <option value="">Whoever is next</option>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {saving.error && <Notice tone="bad">{saving.error.message}</Notice>}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" disabled={saving.isPending || Object.keys(seen).length > 0}>
          Save the answer
        </Button>
        <Button look="quiet" onClick={onClose}>
          Leave it
        </Button>
      </div>
    </form>
  );
}
