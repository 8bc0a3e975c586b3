"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { SelectField, TextField } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import type { RoutingSettings } from "../change-routing";
import type { TeamView } from "../list-teams";

/** How conversations find somebody who answers, and what happens when nobody does. */
export function RoutingForm() {
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.teams.getRouting.queryOptions());
  const teams = useQuery(trpc.admin.teams.listTeams.queryOptions());
  return (
    <section aria-labelledby="routing" className="space-y-4">
      <h2 id="routing" className="font-display text-2xl">
        Routing
      </h2>
      <Loaded query={query} what="the settings">
        {(routing) => (
          <Loaded query={teams} what="the teams">
            {(teams) => <Fields routing={routing} teams={teams} />}
          </Loaded>
        )}
      </Loaded>
    </section>
  );
}

function Fields({ routing, teams }: { routing: RoutingSettings; teams: TeamView[] }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [giveBack, setGiveBack] = useState(String(routing.giveBackAfterMinutes));
  const [alert, setAlert] = useState(String(routing.alertAfterMinutes));
  const [teamId, setTeamId] = useState(routing.defaultTeamId ?? "");
  const save = useMutation(
    trpc.admin.teams.changeRouting.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.admin.teams.getRouting.queryKey() }),
    }),
  );
  const faults = fieldFaults(save.error);
  // A team that is no more is none.
  const defaultTeamId = teams.some(({ id }) => id === teamId) ? teamId : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({
      giveBackAfterMinutes: Number(giveBack),
      alertAfterMinutes: Number(alert),
      defaultTeamId,
    });
  };
  const minutes = { type: "number", min: 0, max: 1440, required: true } as const;
  return (
    <form onSubmit={submit} onChange={() => save.reset()} className="max-w-xl space-y-4">
      <SelectField
        id="default-team"
        label="Team for what no topic word sends elsewhere"
        value={defaultTeamId ?? ""}
        onChange={(event) => setTeamId(event.target.value)}
      >
        <option value="">None: it waits until somebody takes it</option>
        {teams.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        {...minutes}
        id="give-back"
        label="Give back what waits after so many minutes"
        hint="When a member is away, or has no console open any more. 0: at once."
        value={giveBack}
        error={faults.giveBackAfterMinutes}
        onChange={(event) => setGiveBack(event.target.value)}
      />
      <TextField
        {...minutes}
        id="alert-after"
        label="Mail the team when somebody waits so many minutes"
        hint="0: never."
        value={alert}
        error={faults.alertAfterMinutes}
        onChange={(event) => setAlert(event.target.value)}
      />
      {save.error && <Notice tone="bad">{save.error.message}</Notice>}
      {save.isSuccess && <Notice tone="good">Saved. It holds from now on.</Notice>}
      <Button type="submit" disabled={save.isPending}>
        Save the routing
      </Button>
    </form>
  );
}
