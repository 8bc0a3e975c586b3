"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { RetentionPlan } from "../plan-retention";
import { DryRun } from "./dry-run";

/** How long conversations are kept, what would go now, and the switch. */
export function RetentionSettings() {
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.chatRetention.planRetention.queryOptions());
  return (
    <section aria-labelledby="retention" className="space-y-4">
      <header className="flex flex-wrap items-center gap-3">
        <h2 id="retention" className="font-display text-2xl">
          How long conversations are kept
        </h2>
        {query.data && <Switched on={query.data.on} />}
      </header>
      <Loaded query={query} what="the count of what would be deleted">
        {(plan) => (
          <>
            <DaysForm key={plan.days} plan={plan} />
            <DryRun plan={plan} />
          </>
        )}
      </Loaded>
    </section>
  );
}

const Switched = ({ on }: { on: boolean }) => (
  <Badge tone={on ? "good" : "warning"}>{on ? "Deletion is on" : "Deletion is off"}</Badge>
);

function DaysForm({ plan }: { plan: RetentionPlan }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [days, setDays] = useState(String(plan.days));
  const { changeRetention, planRetention } = trpc.admin.chatRetention;
  const change = useMutation(
    changeRetention.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: planRetention.queryKey() }),
    }),
  );
  const fault = fieldFaults(change.error).days;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ days: Number(days) });
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-start gap-3">
      <div className="w-full sm:w-72">
        <TextField
          id="retention-days"
          type="number"
          inputMode="numeric"
          min={30}
          max={3_650}
          step={1}
          required
          label="Days after the last message"
          hint="Another number switches deletion off until you have seen what goes."
          value={days}
          error={fault}
          onChange={(event) => {
            change.reset();
            setDays(event.target.value);
          }}
        />
      </div>
      <Button
        type="submit"
        look="quiet"
        className="sm:mt-7.5"
        disabled={change.isPending || Number(days) === plan.days}
      >
        {change.isPending ? "Saving…" : "Save"}
      </Button>
      {change.error && !fault && <Notice tone="bad">{change.error.message}</Notice>}
    </form>
  );
}
