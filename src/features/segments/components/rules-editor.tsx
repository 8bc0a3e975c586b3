"use client";
import { Trash2 } from "lucide-react";
import { conditionLabels, isUnfinished, newCondition } from "../rules";
import type { AudienceRules, Condition } from "../schema";
import { ConditionFields } from "./condition-fields";
import { Pick } from "./small-fields";

type RulesEditorProps = { rules: AudienceRules; onChange: (rules: AudienceRules) => void };

const MOST = 20;

/** Whom a campaign means: conditions that all, or any, must hold. None: everybody. */
export function RulesEditor({ rules, onChange }: RulesEditorProps) {
  const { match, conditions } = rules;
  const put = (at: number, condition: Condition) =>
    onChange({ match, conditions: conditions.map((one, index) => (index === at ? condition : one)) });
  return (
    <div className="space-y-3">
      {conditions.length === 0 && (
        <p className="text-ink-soft">Everybody the shop knows. Add a condition to mean fewer.</p>
      )}
      {conditions.length > 1 && (
        <p className="flex flex-wrap items-center gap-2">
          People to whom
          <Pick
            label="How the conditions join"
            value={match}
            options={{ all: "all", any: "any" }}
            onChange={(next) => onChange({ match: next, conditions })}
          />
          of these apply:
        </p>
      )}
      <ul className="space-y-2">
        {conditions.map((condition, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name of its own, and its place is what is meant
          <li key={at} className="flex items-start gap-2 rounded-card border border-line bg-surface p-3">
            <fieldset className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
              <legend className="float-left mr-2 min-h-11 content-center font-semibold">
                {conditionLabels[condition.about]}
              </legend>
              <ConditionFields id={`condition-${at}`} condition={condition} onChange={(next) => put(at, next)} />
              {isUnfinished(condition) && <span className="text-gold text-sm">Choose at least one.</span>}
            </fieldset>
            <button
              type="button"
              aria-label={`Take the condition ${conditionLabels[condition.about]} away`}
              onClick={() => onChange({ match, conditions: conditions.filter((_, index) => index !== at) })}
              className="inline-flex size-11 shrink-0 items-center justify-center rounded-field hover:bg-sand"
            >
              <Trash2 aria-hidden className="size-5" />
            </button>
          </li>
        ))}
      </ul>
      {conditions.length < MOST && (
        <select
          aria-label="Add a condition"
          value=""
          onChange={(event) => {
            const about = event.target.value as Condition["about"];
            onChange({ match, conditions: [...conditions, newCondition(about)] });
          }}
          className="min-h-11 rounded-field border border-line bg-surface px-3 font-semibold"
        >
          <option value="">Add a condition…</option>
          {Object.entries(conditionLabels).map(([about, label]) => (
            <option key={about} value={about}>
              {label}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
