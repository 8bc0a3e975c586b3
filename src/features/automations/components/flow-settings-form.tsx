"use client";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { Button } from "@/ui/button";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { type FlowName, flows } from "../flows";
import type { FlowSettings, FlowSettingsChange } from "../schema";
import { type FlowField, flowFields } from "./flow-fields";
import { NumberField } from "./number-field";
import { useChangeFlowSettings, useFlowSettings } from "./use-flow-settings";
import { WaitField } from "./wait-field";

/** The waits and offers of one flow; loads what is set, then hands over to the form. */
export function FlowSettingsForm({ flow }: { flow: FlowName }) {
  return (
    <section aria-labelledby="flow-settings" className="space-y-4">
      <h2 id="flow-settings" className="font-display text-2xl">
        Settings
      </h2>
      <Loaded query={useFlowSettings()} what="the settings">
        {(saved) => <SettingsFields flow={flow} saved={saved} />}
      </Loaded>
    </section>
  );
}

function SettingsFields({ flow, saved }: { flow: FlowName; saved: FlowSettings }) {
  const { setting, anchor } = flows[flow];
  const [typed, setTyped] = useState<Record<string, number>>({});
  const change = useChangeFlowSettings();
  const faults = fieldFaults(change.error);
  const values: Record<string, unknown> = { ...saved[setting], ...typed };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ [setting]: values } as FlowSettingsChange);
  };
  return (
    <form onSubmit={submit} className="space-y-4 rounded-card border border-line bg-surface p-4 shadow-card">
      <p className="text-ink-soft">
        Waits count from the moment {anchor.replace(/^(after|before) /, "of ")}. Runs under way follow at once, also
        those that are waiting.
      </p>
      <div className="grid items-start gap-4 md:grid-cols-2">
        {flowFields(setting).map((field) => (
          <SettingField
            key={field.name}
            field={field}
            value={Number(values[field.name])}
            error={faults[`${setting}.${field.name}`]}
            onChange={(value) => {
              change.reset();
              setTyped({ ...typed, [field.name]: value });
            }}
          />
        ))}
      </div>
      {change.error && <Notice tone="bad">{change.error.message}</Notice>}
      {change.isSuccess && <Notice tone="good">Saved.</Notice>}
      <Button type="submit" disabled={change.isPending}>
        Save
      </Button>
    </form>
  );
}

type SettingFieldProps = {
  field: FlowField;
  value: number;
  error: string | undefined;
  onChange: (value: number) => void;
};

function SettingField({ field: { name, label, kind, hint, min = 1 }, value, error, onChange }: SettingFieldProps) {
  const common = { id: name, label, hint, min, error, onChange };
  if (kind === "wait") return <WaitField {...common} minutes={value} />;
  const [unit, max] = kind === "days" ? ["days", 60] : ["per cent", 90];
  return <NumberField {...common} unit={unit} max={max} value={value} />;
}
