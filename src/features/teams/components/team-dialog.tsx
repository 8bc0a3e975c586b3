"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { fieldFaults } from "@/lib/browser/field-faults";
import { useTRPC } from "@/lib/browser/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Checkbox, SelectField, TextField } from "@/ui/field";
import { Notice } from "@/ui/notice";
import { hoursOfText, textOfHours } from "../hours-text";
import type { MemberView } from "../list-members";
import type { TeamView } from "../list-teams";
import { routings } from "./routing-words";
import { type HoursChoice, TeamHoursFields, usualWeek } from "./team-hours-fields";

type TeamDialogProps = { team: TeamView | null; members: MemberView[]; onClose: () => void };

/** Makes a team, or changes one. */
export function TeamDialog({ team, members, onClose }: TeamDialogProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [name, setName] = useState(team?.name ?? "");
  const [routing, setRouting] = useState<TeamView["routing"]>(team?.routing ?? "least_busy");
  const [keywords, setKeywords] = useState(team?.keywords.join(", ") ?? "");
  const [alertEmail, setAlertEmail] = useState(team?.alertEmail ?? "");
  const [memberIds, setMemberIds] = useState(team?.members.map(({ id }) => id) ?? []);
  const [hours, setHours] = useState<HoursChoice>(
    team?.hours ? { kind: "own", text: textOfHours(team.hours) } : { kind: "shop", text: usualWeek },
  );
  const [hourFaults, setHourFaults] = useState<Record<string, string>>({});
  const onSuccess = async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.admin.teams.pathKey() });
    onClose();
  };
  const create = useMutation(trpc.admin.teams.createTeam.mutationOptions({ onSuccess }));
  const change = useMutation(trpc.admin.teams.changeTeam.mutationOptions({ onSuccess }));
  const error = create.error ?? change.error;
  const faults = fieldFaults(error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const own = hours.kind === "own" ? hoursOfText(hours.text) : { hours: null };
    setHourFaults("faults" in own ? own.faults : {});
    if ("faults" in own) return;
    const words = keywords.split(",").map((word) => word.trim());
    const wanted = {
      name,
      routing,
      keywords: words.filter((word) => word),
      hours: own.hours,
      alertEmail: alertEmail.trim() || null,
      memberIds,
    };
    if (team) change.mutate({ id: team.id, ...wanted });
    else create.mutate(wanted);
  };
  return (
    <Dialog title={team ? `Team ${team.name}` : "New team"} onClose={onClose}>
      <form onSubmit={submit} className="space-y-4">
        <TextField
          id="team-name"
          label="Name"
          value={name}
          required
          maxLength={60}
          error={faults.name}
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          id="team-routing"
          label="How conversations are shared out"
          value={routing}
          hint={routings[routing].explanation}
          onChange={(event) => setRouting(event.target.value as TeamView["routing"])}
        >
          {Object.entries(routings).map(([value, { label }]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <TextField
          id="team-keywords"
          label="Topic words"
          optional
          value={keywords}
          placeholder="delivery, courier, usafirishaji"
          hint="A first message with one of these words comes to this team. Separate them by commas."
          error={Object.entries(faults).find(([path]) => path.startsWith("keywords"))?.[1]}
          onChange={(event) => setKeywords(event.target.value)}
        />
        <MemberChoice members={members} chosen={memberIds} error={faults.memberIds} onChange={setMemberIds} />
        <TeamHoursFields choice={hours} faults={hourFaults} onChange={setHours} />
        <TextField
          id="team-alert"
          type="email"
          label="Address to tell when somebody waits too long"
          optional
          value={alertEmail}
          hint="Without one every member is told."
          error={faults.alertEmail}
          onChange={(event) => setAlertEmail(event.target.value)}
        />
        {error && <Notice tone="bad">{faults.hours ?? hoursFault(faults) ?? error.message}</Notice>}
        <div className="flex flex-wrap justify-end gap-3">
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={create.isPending || change.isPending}>
            {team ? "Save the team" : "Make the team"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const hoursFault = (faults: Record<string, string>) =>
  Object.entries(faults).find(([path]) => path.startsWith("hours."))?.[1];

type MemberChoiceProps = {
  members: MemberView[];
  chosen: string[];
  error?: string;
  onChange: (chosen: string[]) => void;
};

function MemberChoice({ members, chosen, error, onChange }: MemberChoiceProps) {
  return (
    <fieldset>
      <legend className="font-semibold">Members</legend>
      <div className="grid sm:grid-cols-2">
        {members.map(({ id, name }) => (
          <Checkbox
            key={id}
            id={`team-member-${id}`}
            label={name}
            checked={chosen.includes(id)}
            onChange={() => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
          />
        ))}
      </div>
      {error && <p className="font-semibold text-danger text-sm">{error}</p>}
    </fieldset>
  );
}
