"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import type { AudienceRules } from "../schema";

type SegmentChoiceProps = { rules: AudienceRules; onChange: (rules: AudienceRules) => void };

/** Audiences with a name: one is taken up, the present one is kept, or one is forgotten. */
export function SegmentChoice({ rules, onChange }: SegmentChoiceProps) {
  const trpc = useTRPC();
  const [keeping, setKeeping] = useState(false);
  const { data: segments = [] } = useQuery(trpc.admin.segments.listSegments.queryOptions());
  const same = segments.find((one) => JSON.stringify(one.rules) === JSON.stringify(rules));
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: trpc.admin.segments.listSegments.queryKey() });
  const forget = useMutation(trpc.admin.segments.deleteSegment.mutationOptions({ onSuccess: refresh }));
  return (
    <div className="flex flex-wrap items-end gap-2">
      {segments.length > 0 && (
        <label className="space-y-1">
          <span className="block font-semibold">Saved segment</span>
          <select
            value={same?.id ?? ""}
            onChange={(event) => {
              const chosen = segments.find(({ id }) => id === event.target.value);
              if (chosen) onChange(chosen.rules);
            }}
            className="min-h-11 rounded-field border border-line bg-surface px-3"
          >
            <option value="" disabled>
              None of them
            </option>
            {segments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {!same && rules.conditions.length > 0 && (
        <Button look="quiet" onClick={() => setKeeping(true)}>
          Save as a segment…
        </Button>
      )}
      {same && (
        <Button look="quiet" disabled={forget.isPending} onClick={() => forget.mutate({ id: same.id })}>
          Forget this segment
        </Button>
      )}
      {forget.error && <Notice tone="bad">{forget.error.message}</Notice>}
      {keeping && <KeepDialog rules={rules} onClose={() => setKeeping(false)} onKept={refresh} />}
    </div>
  );
}

type KeepDialogProps = { rules: AudienceRules; onClose: () => void; onKept: () => void };

function KeepDialog({ rules, onClose, onKept }: KeepDialogProps) {
  const [name, setName] = useState("");
  const saved = {
    onSuccess: () => {
      onKept();
      onClose();
    },
  };
  const keep = useMutation(useTRPC().admin.segments.saveSegment.mutationOptions(saved));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep.mutate({ name, rules });
  };
  const fault = fieldFaults(keep.error).name;
  return (
    <Dialog title="Save this audience" onClose={onClose}>
      <form onSubmit={submit} className="space-y-4">
        <TextField
          id="segment-name"
          label="Name"
          value={name}
          maxLength={80}
          required
          error={fault}
          hint="Who belongs to it is looked up anew each time it is used."
          onChange={(event) => setName(event.target.value)}
        />
        {keep.error && !fault && <Notice tone="bad">{keep.error.message}</Notice>}
        <Button type="submit" disabled={keep.isPending}>
          Save segment
        </Button>
      </form>
    </Dialog>
  );
}
