"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Badge, type BadgeTone } from "@/ui/badge";
import { Button } from "@/ui/button";
import { TextField } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { MemberView } from "../list-members";
import type { Whereabouts } from "../rules";
import { loadWords } from "./presence-switch";

const places: Record<Whereabouts, { label: string; tone: BadgeTone }> = {
  online: { label: "Online", tone: "good" },
  away: { label: "Away", tone: "warning" },
  gone: { label: "Not here", tone: "plain" },
};

const LOOK_EVERY_MS = 20_000;

/** Everybody who answers: where they are, how much they have, and how much they take at once. */
export function MemberList() {
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.teams.listMembers.queryOptions(undefined, { refetchInterval: LOOK_EVERY_MS }));
  return (
    <section aria-labelledby="capacity" className="space-y-4">
      <h2 id="capacity" className="font-display text-2xl">
        Who takes how many
      </h2>
      <p className="max-w-prose text-ink-soft">
        Most open conversations at once that routing and taking give somebody. Closed and snoozed ones do not count.
        Left empty, there is no limit.
      </p>
      <Loaded query={query} what="the colleagues">
        {(members) => (
          <ul className="max-w-2xl divide-y divide-line">
            {members.map((member) => (
              <MemberRow key={member.id} member={member} />
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function MemberRow({ member }: { member: MemberView }) {
  const { id, name, whereabouts, capacity } = member;
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [text, setText] = useState(capacity === null ? "" : String(capacity));
  const save = useMutation(
    trpc.admin.teams.setCapacity.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.admin.teams.listMembers.queryKey() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ staffId: id, capacity: text.trim() === "" ? null : Number(text) });
  };
  const { label, tone } = places[whereabouts];
  return (
    <li className="py-3">
      <form onSubmit={submit} className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <div className="min-w-40 flex-1 sm:pt-7.5">
          <p className="flex flex-wrap items-center gap-2">
            <span className="break-words font-semibold">{name}</span>
            <Badge tone={tone}>{label}</Badge>
          </p>
          <p className="text-ink-soft text-sm">{loadWords(member)}</p>
        </div>
        <div className="flex items-start gap-3">
          <div className="w-36">
            <TextField
              id={`capacity-${id}`}
              label="At most"
              aria-label={`${name} takes at most`}
              type="number"
              min={1}
              max={1000}
              placeholder="No limit"
              value={text}
              error={fieldFaults(save.error).capacity}
              onChange={(event) => {
                save.reset();
                setText(event.target.value);
              }}
            />
          </div>
          <Button
            type="submit"
            look="quiet"
            className="mt-7.5"
            disabled={save.isPending}
            aria-label={`Save for ${name}`}
          >
            Save
          </Button>
        </div>
      </form>
      {save.isSuccess && (
        <p role="status" className="mt-1 text-sage text-sm sm:text-right">
          {capacity === null ? "Saved: no limit." : `Saved: at most ${capacity}.`}
        </p>
      )}
      {save.error && !fieldFaults(save.error).capacity && <Notice tone="bad">{save.error.message}</Notice>}
    </li>
  );
}
