"use client";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { Button } from "@/ui/button";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { NumberField } from "./number-field";
import { useChangeFlowSettings, useFlowSettings } from "./use-flow-settings";

/** For how long after a click an order counts as a mail's. */
export function AttributionForm() {
  return (
    <section aria-labelledby="attribution" className="space-y-4">
      <h2 id="attribution" className="font-display text-2xl">
        Which orders count as a mail’s
      </h2>
      <Loaded query={useFlowSettings()} what="the setting">
        {({ attributionDays }) => <Fields saved={attributionDays} />}
      </Loaded>
    </section>
  );
}

function Fields({ saved }: { saved: number }) {
  const [days, setDays] = useState(saved);
  const change = useChangeFlowSettings();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ attributionDays: days });
  };
  return (
    <form onSubmit={submit} className="max-w-xl space-y-4 rounded-card border border-line bg-surface p-4 shadow-card">
      <NumberField
        id="attribution-days"
        label="An order counts when it follows a click within"
        unit="days"
        hint="Of several mails the one clicked last gets it. Opens, and clicks of machines, never count."
        min={1}
        max={30}
        value={saved}
        error={fieldFaults(change.error).attributionDays}
        onChange={(value) => {
          change.reset();
          setDays(value);
        }}
      />
      {change.error && <Notice tone="bad">{change.error.message}</Notice>}
      {change.isSuccess && <Notice tone="good">Saved; all figures count anew.</Notice>}
      <Button type="submit" disabled={change.isPending}>
        Save
      </Button>
    </form>
  );
}
